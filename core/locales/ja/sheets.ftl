# What is printed for the family itself: the recovery sheet, the parent's copy, the overview. On paper the Japanese
# stands beside a second language.
sheet-made-on = 作成日：{ $date }

## The recovery sheet
sheet-recovery-title = 資格手帳を開くための紙
sheet-recovery-what = 電話をなくしたり、こわしたりしたときに、家族の資格手帳をもう一度開くための紙です。
sheet-recovery-passphrase = 合言葉
sheet-recovery-write = 合言葉を、大文字・小文字のとおりに、はっきりと書いてください。間を空ける所は、空白一つです。
sheet-recovery-printed = 大文字・小文字は、このとおりに入れます。間の空いた所は、空白一つです（全角でも半角でも）。
sheet-recovery-backup = 控え（バックアップ）のある場所
sheet-recovery-steps = 開き方
sheet-recovery-step-1 = 新しい電話やパソコンに、資格手帳を入れます。
sheet-recovery-step-2 = 上に書いた場所から、控えのファイルを取り出します。
sheet-recovery-step-3 = 資格手帳で「控えから戻す」を選び、合言葉を入れます。
sheet-recovery-step-4 = 家族の書類がそろっているか確かめ、新しい控えを作ります。
sheet-recovery-care = 大切なこと
sheet-recovery-care-1 = この紙は、通帳や印鑑と同じように、人に見られない場所にしまいます。写真にとったり、送ったりしないでください。
sheet-recovery-care-2 = 合言葉を変えたら、この紙も作り直し、古い紙は細断します。
sheet-recovery-care-3 = 合言葉と鍵の両方をなくすと、だれにも開けません。もとの書類はマイナポータルなどでもう一度そろえられます。

## The parent's copy of a hand-out
sheet-parent-title = 保護者の控え（学校・園には渡しません）
sheet-parent-what = お子さんの医療保険の書類を、学校・園に預けるための紙です。
sheet-parent-print = 実際の大きさ（100％）で、紙の片面に印刷します。
sheet-parent-hand-in = 「もとの書類」のページと、番号のページを渡します。この控えは家に置きます。
sheet-parent-use = 先生や保育士が病院・薬局へ連れて行くとき、この書類だけで保険が使えます。マイナンバーカードは要りません。
sheet-parent-self = あなたが連れて行くときは、マイナ保険証か、資格確認書を見せます。
sheet-parent-no-card = マイナンバーカードのコピーは渡さないでください。受診には使えません。
sheet-parent-written = 連絡先やアレルギーなど、あなたが書いたことも印刷されます。まちがいがないか見てください。
sheet-parent-return = { $date }までに返してもらうか、細断してもらいます。
sheet-parent-return-open = 使い終わったら、返してもらうか、細断してもらいます。
sheet-parent-change = 保険が変わったら、古い紙を返してもらい、新しい紙を渡します。
sheet-parent-for = お子さん：{ $name }

## The overview of the family's papers
sheet-overview-title = 家族の書類の一覧
sheet-overview-what = 家に置く一覧です。番号が全部のっているので、学校・病院には渡さず、人に見られない場所にしまいます。
sheet-overview-empty = 使っている書類はありません。

## Options
option-class = クラス
option-phone = 連絡先
option-emergency = 緊急連絡先
option-allergies = アレルギー
option-second_lang = 二つめの言語
option-per_child = 子どもごとの記入

