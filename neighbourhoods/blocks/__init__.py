"""StreamField blocks that pages share. Each has its template in `templates/blocks/`."""

from neighbourhoods.blocks.body import BodyBlock
from neighbourhoods.blocks.links import ActivityBlock, FileBlock
from neighbourhoods.blocks.pictures import GalleryBlock, PictureBlock
from neighbourhoods.blocks.video import VideoBlock
from neighbourhoods.blocks.words import (
    CalloutBlock,
    HeadingBlock,
    InterviewBlock,
    QuoteBlock,
    TextBlock,
)

__all__ = [
    "ActivityBlock",
    "BodyBlock",
    "CalloutBlock",
    "FileBlock",
    "GalleryBlock",
    "HeadingBlock",
    "InterviewBlock",
    "PictureBlock",
    "QuoteBlock",
    "TextBlock",
    "VideoBlock",
]
