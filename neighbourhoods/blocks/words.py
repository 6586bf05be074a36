"""Blocks of words: heading, text, quote, interview, call-out."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

SIMPLE = ["bold", "italic", "link"]


class HeadingBlock(blocks.CharBlock):
    """A heading between two pieces of text."""

    def __init__(self, **kwargs) -> None:
        super().__init__(**{"max_length": 120, **kwargs})

    class Meta:
        icon = "title"
        label = _("heading")
        group = _("Words")
        description = _("A short line that says what comes next.")
        preview_value = "De soep staat klaar"
        template = "blocks/heading.html"


class TextBlock(blocks.RichTextBlock):
    """Paragraphs and lists."""

    def __init__(self, **kwargs) -> None:
        features = [*SIMPLE, "ol", "ul", "document-link"]
        super().__init__(**{"features": features, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("text")
        group = _("Words")
        description = _("Paragraphs and lists. Write short sentences.")
        preview_value = (
            "<p>Elke maandag koken we samen <b>soep</b>. Iedereen mag meedoen.</p>"
            "<ul><li>We snijden om vier uur.</li><li>We eten om zes uur.</li></ul>"
        )
        template = "blocks/text.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, large."""

    quote = blocks.TextBlock(label=_("words"), max_length=400, rows=3)
    speaker = blocks.CharBlock(label=_("who said it"), required=False, max_length=80)

    class Meta:
        icon = "openquote"
        label = _("quote")
        group = _("Words")
        description = _("One beautiful sentence of somebody, in large letters.")
        preview_value = {
            "quote": "Sinds ik hier kom, ken ik de hele straat.",
            "speaker": "Fatma, Damstraat",
        }
        template = "blocks/quote.html"


class TurnBlock(blocks.StructBlock):
    """One question with its answer."""

    question = blocks.CharBlock(label=_("question"), max_length=250)
    answer = blocks.RichTextBlock(label=_("answer"), features=SIMPLE)

    class Meta:
        icon = "help"
        label = _("question and answer")


class InterviewBlock(blocks.StructBlock):
    """Questions and answers with one person, perhaps with a portrait."""

    guest = blocks.CharBlock(label=_("who answers"), max_length=80)
    about = blocks.CharBlock(
        label=_("who is that?"),
        max_length=200,
        required=False,
        help_text=_("For instance: cooks soup every Monday."),
    )
    portrait = ImageBlock(label=_("portrait"), required=False)
    turns = blocks.ListBlock(TurnBlock(), label=_("questions and answers"), min_num=1)

    class Meta:
        icon = "comment"
        label = _("interview")
        group = _("Words")
        description = _("Questions and answers with one person.")
        preview_value = {
            "guest": "Wim",
            "about": "helpt elke woensdag bij het digitaal spreekuur",
            "portrait": None,
            "turns": [
                {
                    "question": "Hoe ben je begonnen?",
                    "answer": "<p>Mijn buurvrouw vroeg hulp met haar telefoon. Een week later waren er zes.</p>",
                },
                {"question": "Wat vragen mensen het meest?", "answer": "<p>Waar is mijn foto?</p>"},
            ],
        }
        template = "blocks/interview.html"


class CalloutBlock(blocks.StructBlock):
    """A word apart, in a box."""

    kind = blocks.ChoiceBlock(
        label=_("kind"),
        choices=[
            ("info", _("Good to know")),
            ("good", _("Good news")),
            ("warn", _("Mind this")),
        ],
        default="info",
    )
    title = blocks.CharBlock(label=_("title"), max_length=80)
    text = blocks.RichTextBlock(label=_("text"), features=[*SIMPLE, "ul"])

    class Meta:
        icon = "info-circle"
        label = _("call-out")
        group = _("Words")
        description = _("Something that nobody may miss, in a coloured box.")
        preview_value = {
            "kind": "info",
            "title": "Meedoen?",
            "text": "<p>Kom maandag om vier uur. Het is gratis.</p>",
        }
        template = "blocks/callout.html"
