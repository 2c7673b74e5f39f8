# How numbers and days are spoken: digit by digit, for screen readers and for reading out on the telephone.
digit-0 = không
digit-1 = một
digit-2 = hai
digit-3 = ba
digit-4 = bốn
digit-5 = năm
digit-6 = sáu
digit-7 = bảy
digit-8 = tám
digit-9 = chín
digit-hyphen = gạch ngang
digit-pause = {", "}
date-spoken = ngày { $day } tháng { $month } năm { $year }, theo năm Nhật là { $era }年
date-eras = { $day }/{ $month }/{ $year } ({ $era }年{ $month }月{ $day }日)
