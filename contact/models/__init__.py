"""Contact: the page, who is there, the form, and the questions that came in."""

from contact.models.form_field import QuestionField
from contact.models.page import ContactPage
from contact.models.question import Question, State
from contact.models.team import TeamMember

__all__ = ["ContactPage", "Question", "QuestionField", "State", "TeamMember"]
