# Names of papers and things. The Japanese name stays: it is what stands on the paper and at the counter.
-card = マイナンバーカード
-registered-card = マイナ保険証
-user-certificate = 利用者証明用電子証明書
-portal = マイナポータル
-eligibility-pdf = 医療保険の資格情報（PDF）
-eligibility-notice = 資格情報のお知らせ
-eligibility-certificate = 資格確認書
-child-certificate = 子ども医療証
-insurer = 保険者（健康保険組合や市区町村など）
