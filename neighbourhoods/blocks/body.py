"""The body of an article, an activity or a page."""

from wagtail import blocks

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


class BodyBlock(blocks.StreamBlock):
    """Everything an editor can put below one another."""

    text = TextBlock()
    heading = HeadingBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    interview = InterviewBlock()
    callout = CalloutBlock()
    video = VideoBlock()
    file = FileBlock()
    activity = ActivityBlock()

    class Meta:
        template = "blocks/body.html"
