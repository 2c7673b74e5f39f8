# How numbers and days are spoken: digit by digit, for screen readers and for reading out on the telephone.
digit-0 = ゼロ
digit-1 = いち
digit-2 = に
digit-3 = さん
digit-4 = よん
digit-5 = ご
digit-6 = ろく
digit-7 = なな
digit-8 = はち
digit-9 = きゅう
digit-hyphen = ハイフン
digit-pause = 、
date-spoken = { $year }年{ $month }月{ $day }日、{ $era }年
date-eras = { $year }年{ $month }月{ $day }日（{ $era }年{ $month }月{ $day }日）
