# How numbers and days are spoken: digit by digit, for screen readers and for reading out on the telephone.
digit-0 = zero
digit-1 = one
digit-2 = two
digit-3 = three
digit-4 = four
digit-5 = five
digit-6 = six
digit-7 = seven
digit-8 = eight
digit-9 = nine
digit-hyphen = hyphen
digit-pause = {", "}
date-spoken = { date }, in Japanese years { $era }年
date-eras = { date } ({ $era }年{ $month }月{ $day }日)
