# Copies in which something is hidden, and texts from a QR code.
error-cannot_mask = 番号がすべて見つかったと確かめられないため、塗りつぶした写しを作れません。
masked-warning-expired = 有効期限を過ぎた書類です。
masked-warning-saved_long_ago = 保存してから90日を過ぎた書類です。
masked-warning-no_date = いつ時点の書類か、日付がありません。
masked-warning-pictures_hidden = 図や画像は、番号を含むことがあるため塗りつぶしました。
masked-warning-others_hidden = 同じページのほかの人の記載も塗りつぶしました。
handout-warning-extract = 抜粋：同じページのほかの人の記載を消した写しです。
option-version = 版
option-format = 書式
