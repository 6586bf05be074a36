"""Static files as they are served: one minified stylesheet, hashed names, modules that find each other.

Nothing but pip is needed: lightningcss joins and minifies while `collectstatic` copies. Our modules
import each other as `rosa/chat/store.js`; that becomes a relative address with a hash, so that no page
needs an import map, which would be an inline script.
"""

import posixpath
import re
from functools import cache
from hashlib import sha256
from pathlib import Path

import lightningcss
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from servestatic.storage import CompressedManifestStaticFilesStorage

# The oldest browsers with cascade layers; older ones get the plain page.
BROWSERS = ["chrome 99", "firefox 97", "safari 15.4"]
MAIN_STYLESHEET = "css/rosa.css"
FONT_STYLESHEET = "fonts/fonts.css"
BARE_NAME = re.compile(r"""(["'])rosa/([\w./-]+\.js)\1""")
RELATIVE_IMPORT = (
    r"""(?P<matched>(?P<keyword>\bfrom|\bimport\(?)\s*["'](?P<url>\.{1,2}/[^"']+\.js)["'])""",
    '%(keyword)s "%(url)s"',
)


class RosaStaticStorage(CompressedManifestStaticFilesStorage):
    """Joins `css/rosa.css` with its imports and the fonts, minifies our CSS, then hashes and compresses."""

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("js/*.js", (RELATIVE_IMPORT,)))
    max_post_process_passes = 12  # modules that import modules that import modules

    def post_process(self, paths, dry_run=False, **options):
        """As Django's, on stylesheets that are joined and modules whose imports are relative.

        Both are made from their sources, so it may run twice.
        """
        if not dry_run:
            for name in [n for n in paths if n == MAIN_STYLESHEET or n.startswith("css/pages/")]:
                source, path = paths[name]
                css = self._joined(Path(source.path(path)), with_fonts=name == MAIN_STYLESHEET)
                Path(self.path(name)).write_text(css)
                paths[name] = (self, name)
            for name in [n for n in paths if n.startswith("js/") and n.endswith(".js")]:
                source, path = paths[name]
                script = Path(source.path(path)).read_text()
                Path(self.path(name)).write_text(with_relative_imports(script, name))
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)

    def _joined(self, source: Path, with_fonts: bool) -> str:
        css = lightningcss.bundle_css(str(source), browsers_list=BROWSERS)
        fonts = finders.find(FONT_STYLESHEET) if with_fonts else None
        if not fonts:
            return css
        rules = Path(fonts).read_text().replace('url("', 'url("../fonts/')
        return lightningcss.process_stylesheet(rules, browsers_list=BROWSERS) + css


def has_fonts() -> bool:
    """Whether the cut fonts of `manage.py cut_fonts` are there; without them the system's letters serve."""
    if is_built():
        return FONT_STYLESHEET in staticfiles_storage.hashed_files
    return finders.find(FONT_STYLESHEET) is not None


def is_built() -> bool:
    """Whether pages are served from what `collectstatic` made (true outside tests and development)."""
    return isinstance(staticfiles_storage, RosaStaticStorage)


def with_relative_imports(script: str, name: str) -> str:
    """`script`, the module `name`, with `rosa/chat/store.js` written as seen from where it stands."""

    def relative(match: re.Match) -> str:
        address = posixpath.relpath(f"js/{match[2]}", posixpath.dirname(name))
        return f'"{address if address.startswith(".") else f"./{address}"}"'

    return BARE_NAME.sub(relative, script)


@cache
def offline_files() -> list[str]:
    """Addresses of the files that a page needs to look like itself without a line."""
    names = ["css/rosa.css", "js/base/early.js", "js/base/base.js",
             "js/base/me.js", "img/faces.svg"]  # fmt: skip
    if has_fonts():
        names += ["fonts/baloo-latin.woff2", "fonts/readex-latin.woff2"]
    return [staticfiles_storage.url(name) for name in names]


@cache
def version() -> str:
    """Differs when any file of `offline_files` differs."""
    return sha256(" ".join(offline_files()).encode()).hexdigest()[:8]
