# Days. $year and $era are texts (2026, 令和8), $month and $day numbers.
date = { $year }年{ $month }月{ $day }日（{ $era }年）
list-separator = 、
