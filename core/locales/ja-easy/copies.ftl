# Copies in which something is hidden, and texts from a QR code.
error-cannot_mask = 番号（ばんごう）が ぜんぶ 見つかったか わからないので、ぬりつぶした コピーを 作れません。
masked-warning-expired = 有効期限（ゆうこうきげん）が すぎた 紙です。
masked-warning-saved_long_ago = 保存してから 90日より 長く たった 紙です。
masked-warning-no_date = いつの 紙か、日付（ひづけ）が ありません。
masked-warning-pictures_hidden = 絵や 写真は、番号が あるかも しれないので ぬりつぶしました。
masked-warning-others_hidden = 同じ ページの ほかの 人の 情報も ぬりつぶしました。
handout-warning-extract = 同じ ページの ほかの 人の 情報を 消した コピーです。
option-version = 版（ばん）
option-format = 書き方（かきかた）
