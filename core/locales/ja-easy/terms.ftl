# Names of papers and things. The Japanese name stays: it is what stands on the paper and at the counter.
-card = マイナンバーカード
-registered-card = マイナ保険証（ほけんしょう）
-user-certificate = 電子証明書（でんし しょうめいしょ。「利用者証明用電子証明書」）
-portal = マイナポータル
-eligibility-pdf = 医療保険の資格情報（いりょう ほけんの しかく じょうほう）のPDF
-eligibility-notice = 資格情報のお知らせ（しかく じょうほうの おしらせ）
-eligibility-certificate = 資格確認書（しかく かくにんしょ）
-child-certificate = 子ども医療証（こども いりょうしょう）
-insurer = 保険者（ほけんしゃ。健康保険の 会社や 組合、市役所など）
