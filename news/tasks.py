"""Background work of the newspaper."""

from django_tasks import task
from wagtail.images import get_image_model

from news.querysets import LEAD_RENDITIONS
from news.reading import SHARED_SIZE


@task()
def draw_renditions(picture_id: int) -> None:
    """Make the sizes of a picture that lists and feeds need, so that no reader waits for them."""
    picture = get_image_model().objects.filter(pk=picture_id).first()
    if picture:
        picture.get_renditions(*LEAD_RENDITIONS, SHARED_SIZE)
