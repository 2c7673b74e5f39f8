# Days. $year and $era are texts (2026, 令和8), $month and $day numbers.
date = { $day }/{ $month }/{ $year }
list-separator = {", "}
