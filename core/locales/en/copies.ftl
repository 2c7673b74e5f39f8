# Copies in which something is hidden, and texts from a QR code.
error-cannot_mask = It is not certain that every number on the page was found, so no masked copy is made.
masked-warning-expired = The paper is past its 有効期限 (last valid day).
masked-warning-saved_long_ago = The paper was saved more than 90 days ago.
masked-warning-no_date = Nothing on the paper says what day it speaks for.
masked-warning-pictures_hidden = Pictures and drawings are blacked out too, because they may hold numbers.
masked-warning-others_hidden = Other people on the same page are blacked out too.
handout-warning-extract = An extract: other people on the same page have been removed.
option-version = version
option-format = format
