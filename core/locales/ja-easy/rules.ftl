# What the rules say: notes on dates (deadline-…), next steps (step-…), warnings (warn-…).
# Days come as $date, $until, $from, $promised, $system; $days is a number of days.

# Notes on the dates of a card
deadline-estimated_dates = 日にちは 誕生日から 計算しました。カードと マイナポータルで 正しい 日にちを たしかめてください。
deadline-card_ends_with_certificate = { $date }に、カードも 電子証明書も 終わります。その 後は 使えないと 考えて、早く じゅんびしてください。
deadline-grace_end_disputed = 期限の 後、保険証として 使える 最後の 日は、{ $promised }か { $system }です。{ $promised }までに 更新（こうしん）してください。
deadline-card_ended_with_certificate = { $date }に、カードも 電子証明書も 終わりました。もう 使えないと 考えてください。
deadline-grace_end_passed = { $promised }を 過ぎました。{ $system }まで 使えると いう 案内（あんない）も ありますが、使えないと 考えてください。
deadline-feb29_estimated = 2月29日に 生まれた 人の 日にちは、2月28日で 計算しました。カードの 日にちを たしかめてください。
deadline-age_line_doubtful = カードを もらった ころに、きまりが 変わりました。早い ほうの 日にちで 計算しました。カードの 日にちを たしかめてください。
deadline-renewed_early = 電子証明書を 早く 更新（こうしん）したので、{ $date }まで 使えると 計算しました。
deadline-stay_ends_first = マイナンバーカードは、在留期間（日本に いられる 期間）と いっしょに、{ $date }に 終わります。在留期間を 延ばしたら、カードも 延ばしてください。
deadline-stay_ended_first = マイナンバーカードは、在留期間（日本に いられる 期間）と いっしょに、{ $date }に 終わりました。
deadline-dates_disagree = 電子証明書の 最後の 日が、カードの 最後の 日より 後です。日にちを たしかめてください。
deadline-reissue_takes_a_month = 新しい カードは、申し込んでから 1か月くらい かかります。

# Next steps
step-remember_renewal = { $from }から 更新（こうしん）できます。そのころ お知らせします。
step-remember_new_card = { $from }から 新しい カードを 申し込めます。そのころ お知らせします。
step-renew_certificate = { $until }までに、住んでいる 市役所・区役所・町や村の 役場（やくば）で、電子証明書を 更新（こうしん）してください。前の 申し込みは いりません。
step-renew_certificate_now = すぐに、住んでいる 市役所・区役所・町や村の 役場（やくば）で、電子証明書を 更新（こうしん）してください。{ $until }までに してください。
step-renew_certificate_late = 住んでいる 市役所・区役所・町や村の 役場（やくば）で、電子証明書を 新しくしてください。
step-fetch_pdf = { $until }までに、マイナポータルで 新しい PDFを 保存（ほぞん）してください。その 後は、更新するまで ログインできません。
step-wait_a_day = 更新（こうしん）した 後、使えるまで 1日くらい かかります。
step-apply_new_card = { $until }までに、新しい カードを 申し込んでください。1か月くらい かかります。
step-apply_new_card_now = すぐに、新しい カードを 申し込んでください。1か月くらい かかります。
step-apply_new_card_late = まだの 人は、新しい カードを 申し込んでください。1か月くらい かかります。
step-ask_eligibility_certificate = 資格確認書（しかく かくにんしょ）が 来ないときは、保険者（健康保険の 会社や 組合、市役所など）に 申し込んでください。その 紙だけで 病院に 行けます。
step-ask_eligibility_certificate_meanwhile = 新しい カードが まだ 来ないときは、保険者（健康保険の 会社や 組合、市役所など）に 資格確認書（しかく かくにんしょ）を 申し込んでください。
step-check_registration = 新しくした 後、保険証の 登録（とうろく）が あるか、マイナポータルか 病院の 機械で たしかめてください。
step-check_phone = スマートフォンの マイナ保険証（ほけんしょう）が、更新の 後も 使えるか たしかめてください。
step-ask_about_stay = 在留期間（日本に いられる 期間）を 延ばしたら、{ $until }までに 市役所・区役所などで カードも 延ばしてください。
step-renew_eligibility_certificate = { $until }までに 次の 資格確認書（しかく かくにんしょ）が 来ないときは、保険者（健康保険の 会社や 組合、市役所など）に 聞いてください。
step-replace_eligibility_certificate = 次の 資格確認書（しかく かくにんしょ）が 来ないときは、保険者（健康保険の 会社や 組合、市役所など）に 申し込んでください。マイナ保険証が あれば、それで 病院に 行けます。
step-fetch_new_pdf = その 人の カードで マイナポータルに ログインしてください。新しい PDFを 保存（ほぞん）して、この 手帳に 入れてください。
step-fetch_pdf_after_renewal = 電子証明書か カードを 新しくした 後、マイナポータルで PDFを 保存（ほぞん）してください。
step-check_new_insurer = 新しい PDFに、今の 保険（ほけん）の 名前が あるか 見てください。2週間くらい かかる ことが あります。
step-ask_insurer_meanwhile = まだ PDFに 出ない ときに 病院へ 行く 場合は、{ -insurer }に「資格確認書（しかく かくにんしょ）」の ことを 聞いてください。
step-print_new_sheet = 新しい PDFを 入れたら、{ $until }までに 学校などに わたす 紙を もう一度 印刷（いんさつ）して、わたしてください。
step-ask_for_notice = 新しい お知らせが 来ないときは、マイナポータルで PDFを 保存（ほぞん）するか、保険者（健康保険の 会社や 組合、市役所など）に 聞いてください。
step-renew_child_certificate = { $until }までに 次の 子ども医療証（こども いりょうしょう）が 来ないときは、市役所・区役所などに 聞いてください。
step-replace_child_certificate = 次の 子ども医療証（こども いりょうしょう）が 来ないときは、市役所・区役所などに 聞いてください。年齢（ねんれい）が 過ぎたときは、何も しなくて いいです。
step-late_elderly_all = 後期高齢者医療（こうき こうれいしゃ いりょう）の 人には、7月の 終わりまでに 新しい 資格確認書（しかく かくにんしょ）が 来ます。
step-late_elderly_by_age = 後期高齢者医療（こうき こうれいしゃ いりょう）では、2026年8月1日に 85歳以上（いじょう）の 人に 資格確認書（しかく かくにんしょ）が 来ます。84歳以下（いか）で マイナ保険証が ある 人は、ほしいときに 申し込んでください。
step-elderly_70 = はらう お金の 割合が 変わります。{ $until }より 前に 新しい 紙が 来ないときは、保険者（健康保険の 会社や 組合、市役所など）に 聞いてください。
step-late_elderly_75 = 保険が 変わります。前の 紙は 前の 日までです。{ $until }より 前に 新しい 紙が 来ないときは、市役所・区役所などに 聞いてください。
step-correct_date = 新しい 日にちが わかったら、この 手帳の 日にちを 直してください。
step-correct_estimate = この 日は 計算した 日です。もう 更新（こうしん）を した ときは、新しい 日を この 手帳に 入れてください。

# Warnings: a short title (fit for a lock screen, without names or numbers) and one clear sentence
days-left = { $days ->
    [0] 今日まで
   *[other] あと { $days }日
}
warn-estimated = { $text }（この 日は、生まれた 日と カードを もらった 日から 計算しました。）
warn-certificate-renewable-title = 電子証明書を 更新（こうしん）できます
warn-certificate-renewable-text = { -user-certificate }は { $date }まで 使えます（{ days-left }）。もう 更新（こうしん）できます。
warn-certificate-ending-title = 電子証明書が もうすぐ 終わります
warn-certificate-ending-text = { -user-certificate }は { $date }に 終わります（{ days-left }）。その 後は マイナポータルに ログインできません。
warn-certificate-grace-title = 電子証明書が 終わりました
warn-certificate-grace-text = { -user-certificate }は { $date }に 終わりました。病院では { $until }まで 使えます。でも マイナポータルには ログインできません。
warn-certificate-ended-title = マイナ保険証（ほけんしょう）は もう 使えません
warn-certificate-ended-text = { -user-certificate }は { $date }に 終わりました。カードは もう 保険証として 使えないと 考えてください。
warn-certificate-renewed-title = 計算した 日を たしかめてください
warn-certificate-renewed-text = 計算では、電子証明書は { $date }に 終わりました。でも その 後に PDFを 保存（ほぞん）しています。更新（こうしん）が すんで います。新しい 日を 入れてください。
warn-card-renewable-title = 新しい カードを 申し込めます
warn-card-renewable-text = マイナンバーカードは { $date }まで 使えます（{ days-left }）。もう 新しい カードを 申し込めます。
warn-card-ending-title = マイナンバーカードが もうすぐ 終わります
warn-card-ending-text = マイナンバーカードは { $date }に 終わります（{ days-left }）。新しい カードは 1か月くらい かかります。
warn-stay-ending-text = マイナンバーカードは 在留期間（日本に いられる 期間）と いっしょに、{ $date }に 終わります（{ days-left }）。
warn-card-ended-title = マイナンバーカードが 終わりました
warn-card-ended-text = マイナンバーカードは { $date }に 終わりました。病院でも 使えないと 考えてください。
warn-eligibility_certificate-ending-title = 資格確認書（しかく かくにんしょ）が もうすぐ 終わります
warn-eligibility_certificate-ending-text = 資格確認書（しかく かくにんしょ）は { $date }まで 使えます（{ days-left }）。
warn-eligibility_certificate-ended-title = 資格確認書（しかく かくにんしょ）が 終わりました
warn-eligibility_certificate-ended-text = 資格確認書（しかく かくにんしょ）は { $date }に 終わりました。病院で 使えません。
warn-certificate-missing-title = 資格確認書が ありません
warn-certificate-missing-text = カードを 保険証として 登録（とうろく）していません。でも、{ -eligibility-certificate }が この 手帳に ありません。病院に 行く ときに 必要です。
warn-copay-ending-title = 負担割合（はらう お金の 割合）が 変わるかもしれません
warn-copay-ending-text = { $kind ->
    [eligibility_notice] 資格情報のお知らせ
   *[other] 資格情報の PDF
}の 負担割合（はらう お金の 割合）は { $date }までです（{ days-left }）。その 後は 変わるかもしれません。
warn-copay-ended-title = 負担割合（はらう お金の 割合）が 古いです
warn-copay-ended-text = { $kind ->
    [eligibility_notice] 資格情報のお知らせ
   *[other] 資格情報の PDF
}の 負担割合（はらう お金の 割合）は { $date }に 終わりました。今と ちがうかもしれません。
warn-pdf-old-title = 資格情報の PDFが 古いです
warn-pdf-old-text = 資格情報の PDFは { $date }に 保存（ほぞん）しました。{ $days }日 たちました。学校などに わたす 前に、新しくしてください。
warn-pdf-before_event-title = 資格情報の PDFが、使う 日には 古く なります
warn-pdf-before_event-text = 資格情報の PDFは { $date }に 保存（ほぞん）しました。使う 日（{ $until }）には { $days }日 たちます。新しく してください。
warn-pdf-former_insurer-title = 資格情報の PDFは、前の 保険（ほけん）の ものです
warn-pdf-former_insurer-text = 資格情報の PDFは { $date }に 保存（ほぞん）しました。{ $until }までの 保険（ほけん）の ものです。今の 保険の PDFを 保存してください。
warn-paper-former_insurer-title = 手元の 紙は、前の 保険（ほけん）の ものです
warn-paper-former_insurer-text = { $kind ->
    [eligibility_notice] { -eligibility-notice }
   *[other] { -eligibility-certificate }
}は { $until }までの 保険（ほけん）の ものです。今の 保険の ものに かえてください。
warn-child_certificate-ending-title = 子ども医療証（こども いりょうしょう）が もうすぐ 終わります
warn-child_certificate-ending-text = 子ども医療証（こども いりょうしょう）は { $date }まで 使えます（{ days-left }）。
warn-child_certificate-ended-title = 子ども医療証（こども いりょうしょう）が 終わりました
warn-child_certificate-ended-text = 子ども医療証（こども いりょうしょう）は { $date }に 終わりました。
