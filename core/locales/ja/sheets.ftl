# What is printed for the family itself: the recovery sheet, the parent's copy, the overview. On paper the Japanese
# stands beside a second language.
sheet-made-on = 作成日：{ $date }

## The recovery sheet
sheet-recovery-title = 資格手帳を開くための紙
sheet-recovery-what = 電話をなくしたり、こわしたりしたときに、家族の資格手帳をもう一度開くための紙です。
sheet-recovery-passphrase = 合言葉
sheet-recovery-write = 合言葉を、大文字・小文字・空白もそのまま、はっきりと書いてください。
sheet-recovery-printed = 大文字・小文字・空白も、このとおりに入れます。
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
