"""The notice board: its page, the notices, their pictures and the answers to them."""

from board.models.board_page import BoardPage
from board.models.notice import Notice
from board.models.picture import NoticePicture
from board.models.reply import NoticeReply

__all__ = ["BoardPage", "Notice", "NoticePicture", "NoticeReply"]
