# Names of papers and things. The Japanese name stays: it is what stands on the paper and at the counter.
-card = 个人编号卡（マイナンバーカード）
-registered-card = 已登记为保险证的个人编号卡（マイナ保険証）
-user-certificate = 用户证明用电子证书（利用者証明用電子証明書）
-portal = Mynaportal（マイナポータル）
-eligibility-pdf = 医疗保险资格信息PDF（医療保険の資格情報）
-eligibility-notice = 资格信息通知（資格情報のお知らせ）
-eligibility-certificate = 资格确认书（資格確認書）
-child-certificate = 儿童医疗证（子ども医療証）
-insurer = 保险机构（保険者）
