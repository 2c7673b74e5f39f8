# 手で入力した欄の下に出る一文。
typed-missing = この欄は必要です。
typed-not_digits = 数字だけを入力してください。
typed-wrong_length = 桁数が違います。保険者番号は6桁か8桁、枝番は2桁です。
typed-not_a_date = 暦にある日付を入力してください（例：令和8年7月31日）。
typed-not_a_choice = この欄で選べる言葉ではありません。
typed-not_a_text = 紙に書いてある文字を、改行なしで入力してください。
