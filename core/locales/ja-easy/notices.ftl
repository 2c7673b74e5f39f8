# Notices of the family's scheduler: for a locked screen (neutral), and in full. $name: the member.
notice-lock = たしかめる ことが { $count }つ あります。
notice-line = { $name }：{ $what }
