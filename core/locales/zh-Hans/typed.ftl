# 手工填写的栏目下显示的一句话。
typed-missing = 此栏必须填写。
typed-not_digits = 请只输入数字。
typed-wrong_length = 位数不对：保险者编号（保険者番号）为6位或8位，枝号（枝番）为2位。
typed-not_a_date = 请输入日历上存在的日期，例如 2026-07-31 或 令和8年7月31日。
typed-not_a_choice = 这不是此栏可用的词。
typed-not_a_text = 请把纸上的文字输入在一行内。
