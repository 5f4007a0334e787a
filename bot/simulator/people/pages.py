"""The page's own files: a name goes in, a file of the folder `page` comes out. Nothing else of the disk does."""

from pathlib import Path

from aiohttp import web

PAGE = Path(__file__).parent.parent / "page"


async def index(_request: web.Request) -> web.StreamResponse:
    """The page itself."""
    return _file(PAGE / "index.html")


async def by_name(request: web.Request) -> web.StreamResponse:
    """A file that the page names."""
    name = request.match_info["name"]
    for file in PAGE.iterdir():
        if file.name == name and file.is_file():
            return _file(file)
    return web.json_response({"error": "there is no such file"}, status=404)


def _file(path: Path) -> web.StreamResponse:
    return web.FileResponse(path, headers={"Cache-Control": "no-store"})
