# What is shown at a counter and printed for a school. Japanese only: it is handed to people in Japan (DESIGN.md).

## Kinds of papers
paper-kind-eligibility-pdf = 医療保険の資格情報
paper-kind-eligibility-notice = 資格情報のお知らせ
paper-kind-eligibility-certificate = 資格確認書
paper-kind-other = 医療保険の書類

## Kinds of insurance, from the 保険者番号
paper-scheme-kyokai = 全国健康保険協会（協会けんぽ）
paper-scheme-seamen = 船員保険
paper-scheme-day-labourers = 日雇特例被保険者の保険
paper-scheme-society = 健康保険組合
paper-scheme-self-defence = 自衛官等の療養の給付
paper-scheme-mutual-aid = 共済組合
paper-scheme-late-elderly = 後期高齢者医療
paper-scheme-retired-society = 特定健康保険組合（特例退職）
paper-scheme-retired-national = 国民健康保険（退職者医療）
paper-scheme-national = 国民健康保険
paper-scheme-national-society = 国民健康保険組合
paper-scheme-unknown = 不明（保険者番号をご確認ください）

## Labels
paper-label-name = 氏名
paper-label-kana = フリガナ
paper-label-insurer-name = 保険者名
paper-label-issuer = 交付者名
paper-label-insurer-number = 保険者番号
paper-label-symbol = 記号
paper-label-number = 番号
paper-label-insured-number = 被保険者番号
paper-label-branch = 枝番
paper-label-relation = 本人・家族
paper-label-copay = 負担割合
paper-label-valid-until = 有効期限
paper-label-saved-on = 保存日時
paper-label-issued-on = 交付年月日
paper-label-scheme = 保険の種別
paper-label-birth-date = 生年月日
paper-label-event = 行事
paper-label-period = 期間
paper-label-destroy = 返却・破棄

## Values
paper-relation-self = 本人
paper-relation-family = 家族
paper-copay = { $tenths }割
paper-not-given = 記載なし
paper-saved-on = { $date }時点
paper-weekday-0 = 月
paper-weekday-1 = 火
paper-weekday-2 = 水
paper-weekday-3 = 木
paper-weekday-4 = 金
paper-weekday-5 = 土
paper-weekday-6 = 日
paper-day-with-weekday = { $day }（{ $weekday }）
paper-short-day = { $month }月{ $day }日（{ $weekday }）
paper-unknown-date = 日付の記載なし

## The clinic screen
clinic-sentence-pdf = この画面のみでは受診できません。マイナ保険証とあわせて提示するものです。
clinic-sentence-notice = この画面のみでは受診できません。マイナ保険証とあわせて提示するものです。
clinic-sentence-certificate = 資格確認書は、有効期限内なら原本だけで受診できます。この画面は番号を伝えるためのもので、原本の代わりにはなりません。
clinic-sentence-note = この画面は、番号を書き写した控えで、書類ではありません。受診には、マイナ保険証か、もとの書類を提示します。
clinic-title-note = { $kind }の番号の控え
clinic-expired = 有効期限切れ
clinic-expired-on = { $date }を過ぎています
clinic-note-saved-long-ago = 保存から{ $days }日たっています。保険が変わっていないかご確認ください。
clinic-note-former-insurer = 保険が変わる前の書類です。今の保険をご本人にご確認ください。
clinic-note-copy = 数字はもとの書類の写しです。もとの書類もお見せできます。
clinic-note-noted = 数字は、ほかの画面や書類から写したものです。もとの書類と合うか、ご確認ください。
clinic-note-mark = 氏名の「{ $mark }」は、もとの書類で文字の代わりに置かれた印です。
clinic-sayings-title = 受付で伝えること
clinic-qr = 上と同じ内容（読み取ると文字で表示されます）
clinic-qr-part = 番号などを収めたQRコード（読み取ると文字で表示されます）
clinic-qr-alt = 画面と同じ内容を文字で収めたQRコード

## The text in the QR code. Labels and the first line are a format: change the number when they change.
qr-first-line = 資格手帳 1
qr-last-line = この文字は控えです。資格の証明にはなりません。
qr-label-kind = 書類
qr-label-kana = カナ
qr-label-saved-on = 保存日
qr-label-issued-on = 交付日

## The sheets for a school or nursery. $where: handout-where-…
handout-title = 学校・保育所等へのお預け書類（医療保険）
handout-where-before = 前のページ
handout-where-left = 左
handout-where-apart = 別紙
handout-original-caption = { $name }さんの「{ $kind }」　枠の中はもとの書類のままです
handout-original-caption-picture = { $name }さんの「{ $kind }」　枠の中はもとの書類の写真です
handout-original-caption-of = { $name }さんの「{ $kind }」（{ $number } / { $count }）　枠の中はもとの書類のままです
handout-extract-caption = { $name }さんの「{ $kind }」の抜粋（{ $number } / { $count }）　ほかの方の記載を消した写しです
handout-original-alt = もとの書類「{ $kind }」のページ
handout-fold = 片面に100％で印刷し、もとの書類を後ろに重ね、下の端をこの線まで折り上げると、名前だけが外に見えます。
handout-crease = 折る
handout-rule-heading = この書類だけで受診できます
handout-rule-heading-expired = 有効期限内の書類なら、これだけで受診できます
handout-rule-heading-extract = 抜粋です。受付でもとの書類を求められることがあります
handout-rule-extract = もとの書類なら、先生・保育士などの引率での受診はそれだけで足ります。{ $where }の抜粋は、その写しからほかの方の記載を消したものです。求められたら、保護者にもとの書類を頼んでください。
handout-rule-pdf = 先生・保育士などの引率で受診するときは、{ $where }の印刷物だけで保険診療・保険調剤を受けられ、お子さんのマイナ保険証は要りません。
handout-rule-notice = 先生・保育士などの引率で受診するときは、{ $where }の「資格情報のお知らせ」（写しでも可）だけで保険診療・保険調剤を受けられ、お子さんのマイナ保険証は要りません。
handout-rule-certificate = マイナ保険証の登録がないお子さんは、先生・保育士などの引率で受診するとき、{ $where }の「資格確認書」の写しで保険診療・保険調剤を受けられます。
handout-rule-parent-pdf = 保護者が連れて行くときは、マイナ保険証を提示します。
handout-rule-parent-certificate = 保護者が連れて行くときは、資格確認書の原本を提示します。
handout-basis = 根拠：デジタル庁「保育所等への通園時や学校行事等における児童・生徒等の保険資格の確認方法」
handout-steps-heading = 病院・薬局の受付ですること
handout-step-1-pdf = { $where }の「医療保険の資格情報」を受付に出す。
handout-step-1-notice = { $where }の「資格情報のお知らせ」を受付に出す。
handout-step-1-certificate = { $where }の「資格確認書」の写しを受付に出す。
handout-step-2 = 「学校・園の引率です。この書類で資格を確認してください」と言う。
handout-step-3 = 番号を聞かれたら、このページの数字かQRコードを見せる。
handout-step-4 = 用が済んだら、{ $date }までに保護者へ返すか、細断する。
handout-step-4-open = 用が済んだら、すぐに保護者へ返すか、細断する。
handout-period = { $from }から{ $until }まで
handout-period-from = { $from }から
handout-period-until = { $until }まで
handout-qr = 文字で読めるQRコード
handout-qr-alt = このページの番号を文字で収めたQRコード
handout-not-proof = 資格を示すのは{ $where }の書類です。
handout-printed-on = 作成日 { $date }
handout-mark-expired = 有効期限切れ（{ $date }まで）。使う前に保護者へ連絡してください。
handout-mark-expires-during = 期間中に有効期限が切れます（{ $date }まで）。新しい書類を保護者に頼んでください。
handout-mark-saved-long-ago = 保存から{ $days }日たっています。保険が変わっていないか、保護者に確かめてください。
handout-mark-old-at-event = 行事の日には、保存から90日を過ぎています。新しい書類を保護者に頼んでください。
handout-mark-former-insurer = 保険が変わる前の書類です。使う前に保護者へ連絡してください。
handout-mark-child-certificate-ends = 子ども医療証は、行事の終わりまで有効ではありません。使う前に保護者へ連絡してください。
handout-mark-no-date = いつの情報か書かれていません。保護者に確かめてください。
handout-mark-annotations-left-out = もとの書類に重ねた記入や印は、{ $where }に含まれていません。
handout-mark-extract = { $where }は、ほかの方の記載を消した抜粋です。もとの書類のままではありません。
handout-folio = { $page } / { $pages }

## What the parents wrote themselves
handout-written-heading = 保護者の記入（もとの書類に書かれたことではありません）
handout-written-phone = 連絡先
handout-written-emergency = 緊急連絡先
handout-written-allergies = アレルギー等
handout-written-note = 伝えたいこと
handout-written-child = 子ども医療証
handout-child-certificate = 写しを添えます。学校でのけがには使わない市町村があります。先に保護者へ確認を。
handout-child-certificate-until = 写しを添えます（{ $date }まで）。学校でのけがには使わない市町村があります。先に保護者へ確認を。

## The card and the slip to tear off
handout-cut = 切り取り線
handout-card-title = 番号の控え（これだけでは受診できません）
handout-card-phone = 連絡先 { $phone }
handout-slip-title = 受け渡しの記録
handout-slip-received = 受け取った日
handout-slip-returned = 保護者へ返した日
handout-slip-shredded = 細断した日
handout-slip-day = { "" }　　　　　　年　　　　月　　　　日
handout-slip-signature = 確認
handout-slip-until = { $date }までに返却または細断
handout-slip-until-open = 使い終わったら返却または細断

## The masked copy, and the extract of a page on which others stand
masked-title = マスキングした写し（医療保険）
masked-caption = 「{ $kind }」の写し（{ $number } / { $count }）　保険者番号・被保険者等記号・番号・枝番を塗りつぶしました
masked-caption-others = ほかの方の記載も塗りつぶしました
masked-basis = 医療保険の手続き以外では、保険者番号と被保険者等記号・番号を求めることが法律で禁じられています（健康保険法第194条の2など）。
masked-made-on = 作成日 { $date }　資格の証明や受診には使えません。
masked-alt = 「{ $kind }」のページの画像。番号は塗りつぶしてあります
masked-mark-expired = 有効期限が切れています（{ $date }まで）
masked-mark-saved-long-ago = 保存から{ $days }日たっています
masked-mark-no-date = いつの情報か書かれていません
masked-mark-pictures-hidden = 図や画像は、番号を含むことがあるため塗りつぶしました
extract-title = 医療保険の書類の抜粋
extract-band = 抜粋：もとの書類から、ほかの方の記載を消した写しです
