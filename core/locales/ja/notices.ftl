# Notices of the family's scheduler: for a locked screen (neutral), and in full. $name: the member.
notice-lock = 確認することが{ $count }件あります。
notice-line = { $name }：{ $what }
