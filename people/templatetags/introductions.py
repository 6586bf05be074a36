"""A link to a conversation with somebody whose name stands on this page."""

from django import template
from django.urls import reverse
from django.utils.http import urlencode

from people.introductions import introduce

register = template.Library()


@register.simple_tag
def talk_with(user_id: int, about: str = "") -> str:
    """Where one speaks to that person about this: `{% talk_with notice.author_id notice.title %}`."""
    token = urlencode({"van": introduce(user_id, about)})
    return f"{reverse('chat:start_talk', args=[user_id])}?{token}"
