"""Files of residents in a bucket."""

from storages.backends.s3 import S3Storage


class PrivateBucket(S3Storage):
    """Has no addresses, as the private folder has none: a view hands a file out after a check."""

    def url(self, name, parameters=None, expire=None, http_method=None):
        """Never.

        Raises:
            ValueError: as Django's FileSystemStorage without base_url.
        """
        raise ValueError("This file is not accessible via a URL.")
