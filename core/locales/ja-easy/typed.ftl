# 手で 入力した 欄の 下に 出る 一文。
typed-missing = ここは かならず 書いてください。
typed-not_digits = 数字だけ 書いてください。
typed-wrong_length = 数字の 数が ちがいます。保険者番号は 6つ か 8つ、枝番は 2つです。
typed-not_a_date = カレンダーに ある 日を 書いてください（例：令和8年7月31日）。
typed-not_a_choice = ここで 使える ことばでは ありません。
typed-not_a_text = 紙に ある 字を、1行で 書いてください。
