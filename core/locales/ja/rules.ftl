# What the rules say: notes on dates (deadline-…), next steps (step-…), warnings (warn-…).
# Days come as $date, $until, $from, $promised, $system; $days is a number of days.

# Notes on the dates of a card
deadline-estimated_dates = 日付は誕生日から計算した目安です。カードの表面とマイナポータルの日付を確かめてください。
deadline-card_ends_with_certificate = { $date }に、電子証明書だけでなくカードそのものも期限になります。その後も保険証として使えるかは案内が分かれているため、使えないものとして備えてください。
deadline-grace_end_disputed = 期限後に保険証として使える最後の日は、{ $promised }とする案内と{ $system }とする案内があります。早いほうの{ $promised }までに更新してください。
deadline-card_ended_with_certificate = { $date }に、電子証明書だけでなくカードそのものの期限も切れました。保険証として使えるかは案内が分かれているため、使えないものとしてお考えください。
deadline-grace_end_passed = { $promised }を過ぎました。{ $system }まで使えるとする案内もありますが、あてにしないでください。
deadline-feb29_estimated = 2月29日生まれの方の、うるう年でない年の日付は2月28日として計算しています。カードの日付を確かめてください。
deadline-age_line_doubtful = 2022年4月に年齢の区切りが変わった前後に発行されたカードです。早いほうの5回目の誕生日を期限として計算しています。カードの日付を確かめてください。
deadline-renewed_early = 期限前に更新した電子証明書として、{ $date }まで有効と計算しています。
deadline-stay_ends_first = マイナンバーカードは、在留期間の満了日に合わせて{ $date }で期限になります。在留期間を更新したら、カードの期限も延ばす手続きをしてください。
deadline-stay_ended_first = マイナンバーカードは、在留期間の満了日に合わせて{ $date }で期限が切れました。
deadline-dates_disagree = 電子証明書の期限がカードの期限より後になっています。入力した日付をカードで確かめてください。
deadline-reissue_takes_a_month = 新しいカードは、申し込んでから受け取るまで1か月ほどかかります。

# Next steps
step-remember_renewal = { $from }から更新できます。その頃にお知らせします。
step-remember_new_card = { $from }から新しいカードの手続きができます。その頃にお知らせします。
step-renew_certificate = { $until }までに、お住まいの市区町村の窓口で電子証明書を更新してください。事前の申し込みはいりません。
step-renew_certificate_now = すぐに、お住まいの市区町村の窓口で電子証明書を更新してください。遅くとも{ $until }までにお願いします。
step-renew_certificate_late = お住まいの市区町村の窓口で、電子証明書を新しくしてください。
step-fetch_pdf = { $until }までに、マイナポータルで新しい資格情報のPDFを保存してください。その後は、更新するまでログインできません。
step-wait_a_day = 更新した後は、使えるようになるまで1日ほどみてください。
step-apply_new_card = { $until }までに、新しいカードを申し込んでください。受け取りまで1か月ほどかかります。
step-apply_new_card_now = 今すぐ、新しいカードを申し込んでください。受け取りまで1か月ほどかかります。
step-apply_new_card_late = まだの場合は、新しいカードを申し込んでください。受け取りまで1か月ほどかかります。
step-ask_eligibility_certificate = 資格確認書が届いていなければ、{ -insurer }に申請してください。資格確認書だけで受診できます。
step-ask_eligibility_certificate_meanwhile = 新しいカードが間に合わないときは、{ -insurer }に資格確認書を申請してください。
step-check_registration = 新しくした後、保険証としての利用登録が残っているか、マイナポータルか病院の機械で確かめてください。
step-check_phone = スマートフォンに入れたマイナ保険証が、更新の後も使えるか確かめてください。
step-ask_about_stay = 在留期間を更新したら、{ $until }までにお住まいの市区町村の窓口でカードの期限も延ばしてください。
step-renew_eligibility_certificate = { $until }までに次の資格確認書が届かなければ、{ -insurer }に問い合わせてください。
step-replace_eligibility_certificate = 次の資格確認書が届いていなければ、{ -insurer }に申請してください。マイナ保険証があれば、それで受診できます。
step-fetch_new_pdf = 本人のカードでマイナポータルにログインし、新しい資格情報のPDFを保存して、この手帳に入れてください。
step-fetch_pdf_after_renewal = 電子証明書かカードを新しくした後、マイナポータルで資格情報のPDFを保存してください。
step-check_new_insurer = 新しいPDFの保険者名が今の保険になっているか確かめてください。反映まで2週間ほどかかることがあります。
step-ask_insurer_meanwhile = まだ表示されないあいだに受診するときは、{ -insurer }に資格確認書などを相談してください。
step-print_new_sheet = 新しいPDFを入れたら、{ $until }までに提出用の紙を印刷し直して渡してください。
step-ask_for_notice = 新しい資格情報のお知らせが届いていなければ、マイナポータルでPDFを保存するか、{ -insurer }に問い合わせてください。
step-renew_child_certificate = { $until }までに次の子ども医療証が届かなければ、お住まいの市区町村に問い合わせてください。
step-replace_child_certificate = 次の子ども医療証が届いていなければ、お住まいの市区町村に問い合わせてください。対象の年齢を過ぎた場合は、手続きはいりません。
step-late_elderly_all = 後期高齢者医療の資格確認書は、7月末までに全員に届くことになっています。
step-late_elderly_by_age = 後期高齢者医療では、2026年8月1日に85歳以上の方には資格確認書が届きます。84歳以下の方は、マイナ保険証があれば資格情報のお知らせが届くので、資格確認書が要るときは申請してください。
step-elderly_70 = 負担割合が変わります。{ $until }より前に新しい書類が届かなければ、{ -insurer }に問い合わせてください。
step-late_elderly_75 = 保険が後期高齢者医療に変わり、前の書類は前の日までしか使えません。{ $until }より前に新しい書類が届かなければ、お住まいの市区町村に問い合わせてください。
step-correct_date = 新しい期限が分かったら、この手帳の日付を直してください。
step-correct_estimate = この日付は生年月日から計算したものです。もう更新していたら、マイナポータルや書類にある新しい期限を、この手帳に入れてください。

# Warnings: a short title (fit for a lock screen, without names or numbers) and one clear sentence
days-left = { $days ->
    [0] 今日まで
   *[other] あと{ $days }日
}
warn-estimated = { $text }（この日付は生年月日とカードの発行日から計算したものです。）
warn-certificate-renewable-title = 電子証明書を更新できます
warn-certificate-renewable-text = 利用者証明用電子証明書は{ $date }まで有効です（{ days-left }）。もう更新できます。
warn-certificate-ending-title = 電子証明書の期限が近づいています
warn-certificate-ending-text = 利用者証明用電子証明書は{ $date }で期限になります（{ days-left }）。その後はマイナポータルにログインできません。
warn-certificate-grace-title = 電子証明書の期限が切れています
warn-certificate-grace-text = 利用者証明用電子証明書の期限は{ $date }で切れました。病院では{ $until }まで保険証として使えますが、薬や診療の情報は伝わらず、マイナポータルにもログインできません。
warn-certificate-ended-title = マイナ保険証を使える期間が過ぎました
warn-certificate-ended-text = 利用者証明用電子証明書の期限が{ $date }に切れ、その後の使える期間も過ぎました。カードは保険証として使えないものとしてお考えください。
warn-certificate-renewed-title = 計算した期限を確かめてください
warn-certificate-renewed-text = 計算では、利用者証明用電子証明書の期限は{ $date }でしたが、その後にPDFを保存しているので、更新されています。新しい期限を入れてください。
warn-card-renewable-title = 新しいカードの手続きができます
warn-card-renewable-text = マイナンバーカードは{ $date }まで有効です（{ days-left }）。もう新しいカードの手続きができます。
warn-card-ending-title = マイナンバーカードの期限が近づいています
warn-card-ending-text = マイナンバーカードは{ $date }で期限になります（{ days-left }）。新しいカードの受け取りまで1か月ほどかかります。
warn-stay-ending-text = マイナンバーカードは在留期間と同じ{ $date }で期限になります（{ days-left }）。
warn-card-ended-title = マイナンバーカードの期限が切れています
warn-card-ended-text = マイナンバーカードの期限は{ $date }で切れました。保険証としても使えないものとしてお考えください。
warn-eligibility_certificate-ending-title = 資格確認書の期限が近づいています
warn-eligibility_certificate-ending-text = 資格確認書の有効期限は{ $date }です（{ days-left }）。
warn-eligibility_certificate-ended-title = 資格確認書の期限が切れています
warn-eligibility_certificate-ended-text = 資格確認書の有効期限は{ $date }で切れました。この資格確認書では受診できません。
warn-certificate-missing-title = 資格確認書が見当たりません
warn-certificate-missing-text = カードを保険証として登録していないと聞いていますが、{ -eligibility-certificate }がこの手帳にありません。受診するときに必要です。
warn-copay-ending-title = 負担割合の期限が近づいています
warn-copay-ending-text = { $kind ->
    [eligibility_notice] 資格情報のお知らせ
   *[other] 資格情報のPDF
}に書かれた負担割合の有効期限は{ $date }です（{ days-left }）。その後は割合が変わることがあります。
warn-copay-ended-title = 負担割合の期限が過ぎています
warn-copay-ended-text = { $kind ->
    [eligibility_notice] 資格情報のお知らせ
   *[other] 資格情報のPDF
}に書かれた負担割合の有効期限は{ $date }で過ぎました。今の割合と違うことがあります。
warn-pdf-old-title = 資格情報のPDFが古くなっています
warn-pdf-old-text = 資格情報のPDFは{ $date }に保存したもので、{ $days }日たっています。学校などに渡す前に、新しくすることをおすすめします。
warn-pdf-before_event-title = 資格情報のPDFが使う日には古くなります
warn-pdf-before_event-text = 資格情報のPDFは{ $date }に保存したもので、使う日（{ $until }）には{ $days }日たっています。新しくすることをおすすめします。
warn-pdf-former_insurer-title = 資格情報のPDFが前の保険のものです
warn-pdf-former_insurer-text = 資格情報のPDFは{ $date }に保存したもので、{ $until }までの保険の内容です。今の保険のPDFを保存してください。
warn-paper-former_insurer-title = 手元の書類が前の保険のものです
warn-paper-former_insurer-text = { $kind ->
    [eligibility_notice] { -eligibility-notice }
   *[other] { -eligibility-certificate }
}は{ $until }までの保険のものです。今の保険のものに替えてください。
warn-child_certificate-ending-title = 子ども医療証の期限が近づいています
warn-child_certificate-ending-text = 子ども医療証の有効期限は{ $date }です（{ days-left }）。
warn-child_certificate-ended-title = 子ども医療証の期限が切れています
warn-child_certificate-ended-text = 子ども医療証の有効期限は{ $date }で切れました。
