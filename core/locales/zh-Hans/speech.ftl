# How numbers and days are spoken: digit by digit, for screen readers and for reading out on the telephone.
digit-0 = 零
digit-1 = 一
digit-2 = 二
digit-3 = 三
digit-4 = 四
digit-5 = 五
digit-6 = 六
digit-7 = 七
digit-8 = 八
digit-9 = 九
digit-hyphen = 横杠
digit-pause = ，
date-spoken = { $year }年{ $month }月{ $day }日，日本年号{ $era }年
date-eras = { $year }年{ $month }月{ $day }日（{ $era }年{ $month }月{ $day }日）
