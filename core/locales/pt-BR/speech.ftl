# How numbers and days are spoken: digit by digit, for screen readers and for reading out on the telephone.
digit-0 = zero
digit-1 = um
digit-2 = dois
digit-3 = três
digit-4 = quatro
digit-5 = cinco
digit-6 = seis
digit-7 = sete
digit-8 = oito
digit-9 = nove
digit-hyphen = hífen
digit-pause = {", "}
date-spoken = { date }, no calendário japonês { $era }年
date-eras = { date } ({ $era }年{ $month }月{ $day }日)
