# Notices of the family's scheduler: for a locked screen (neutral), and in full. $name: the member.
notice-lock = { $count ->
    [one] Há { $count } coisa a conferir.
   *[other] Há { $count } coisas a conferir.
}
notice-line = { $name }: { $what }
