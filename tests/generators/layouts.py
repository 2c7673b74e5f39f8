"""All layouts by name: people to pages of drawing operations."""

import layouts_grids
import layouts_papers
import layouts_people
import layouts_rows
from style import KEYS, NOTE, OVER70, SCREEN, TITLE, WORDS, Style  # noqa: F401

LAYOUTS = {
    f.__name__: f
    for f in (
        layouts_rows.table,
        layouts_rows.inline,
        layouts_rows.leader,
        layouts_grids.grid,
        layouts_grids.headrow,
        layouts_grids.phone,
        layouts_grids.panels,
        layouts_people.side,
        layouts_people.family,
        layouts_papers.card,
        layouts_papers.card_two_sides,
        layouts_papers.notice,
    )
}
table = layouts_rows.table
