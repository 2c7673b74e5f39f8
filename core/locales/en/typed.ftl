# One sentence below a field that is filled in by hand.
typed-missing = This field is needed.
typed-not_digits = Digits only, please.
typed-wrong_length = The number of digits is wrong: an insurer number (保険者番号) has 6 or 8, a branch number (枝番) has 2.
typed-not_a_date = Please give a day of the calendar, for example 2026-07-31 or 令和8年7月31日.
typed-not_a_choice = This is none of the words for this field.
typed-not_a_text = Please type what stands on the paper, on one line.
