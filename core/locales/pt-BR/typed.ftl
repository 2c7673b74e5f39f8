# Uma frase abaixo de um campo preenchido à mão.
typed-missing = Este campo é necessário.
typed-not_digits = Somente algarismos, por favor.
typed-wrong_length = A quantidade de algarismos está errada: o número da seguradora (保険者番号) tem 6 ou 8, o número do ramo (枝番) tem 2.
typed-not_a_date = Informe um dia que exista no calendário, por exemplo 2026-07-31 ou 令和8年7月31日.
typed-not_a_choice = Esta não é uma das palavras deste campo.
typed-not_a_text = Digite o que está no papel, em uma só linha.
