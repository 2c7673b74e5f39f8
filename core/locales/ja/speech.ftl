# How numbers and days are spoken: digit by digit, for screen readers and for reading out on the telephone.
digit-0 = ゼロ
digit-1 = イチ
digit-2 = ニ
digit-3 = サン
digit-4 = ヨン
digit-5 = ゴ
digit-6 = ロク
digit-7 = ナナ
digit-8 = ハチ
digit-9 = キュウ
digit-hyphen = ハイフン
digit-pause = 、
date-spoken = { $year }年{ $month }月{ $day }日、{ $era }年
date-eras = { $year }年{ $month }月{ $day }日（{ $era }年{ $month }月{ $day }日）
