"""A few signs drawn by hand, so that they look the same with any font."""

from bot.sandbox.page.markup import Html

_HEAD = '<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" '
_FILLED = f'{_HEAD}fill="currentColor">'
_DRAWN = f'{_HEAD}fill="none" stroke="currentColor" stroke-width="1.6">'

SEND = Html(f'{_FILLED}<path d="M2 2.6 18.4 10 2 17.4V11.6L11 10 2 8.4z"/></svg>')
REPLY = Html(
    f'{_DRAWN}<path stroke-linejoin="round" d="M3 5a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v7'
    'a2 2 0 0 1-2 2h-5l-4 3.4V14H5a2 2 0 0 1-2-2z"/></svg>'
)
EYE = Html(
    f'{_DRAWN}<path d="M1.8 10C4 6.2 6.8 4.4 10 4.4s6 1.8 8.2 5.6c-2.2 3.8-5 5.6'
    '-8.2 5.6S4 13.8 1.8 10z"/><circle cx="10" cy="10" r="2.6"/></svg>'
)
LOCK = Html(
    f'{_FILLED}<path d="M5 9V7a5 5 0 0 1 10 0v2h1v8H4V9z'
    'm2 0h6V7a3 3 0 0 0-6 0z"/></svg>'
)
SMILE = Html(
    f'{_DRAWN}<circle cx="10" cy="10" r="7.4"/><path stroke-linecap="round" '
    'd="M6.6 11.6c.7 1.4 1.9 2.2 3.4 2.2s2.7-.8 3.4-2.2"/><path stroke-linecap="round" '
    'stroke-width="2.2" d="M7.4 7.6v.4M12.6 7.6v.4"/></svg>'
)
DOTS = Html(
    f'{_FILLED}<circle cx="10" cy="4" r="1.7"/><circle cx="10" cy="10" r="1.7"/>'
    '<circle cx="10" cy="16" r="1.7"/></svg>'
)
PLUS = Html(f'{_DRAWN}<path stroke-linecap="round" d="M10 3.5v13M3.5 10h13"/></svg>')
FILE = Html(
    f'{_DRAWN}<path stroke-linejoin="round" d="M5 2.5h6.5L16 7v10.5H5z"/>'
    '<path d="M11.2 2.8v4.6h4.5"/></svg>'
)
