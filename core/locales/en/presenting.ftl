# What to bring and show: things (present-thing-…), notes on what is enough (present-note-…), why a paper alone is not
# (present-why-…), what to do with nothing at hand (present-nothing-…), what happens at the counter (present-step-…).
present-thing-mynumber_card = { -card }
present-thing-phone_card = { -registered-card } on the phone
present-thing-eligibility_pdf = { -eligibility-pdf }
present-thing-eligibility_notice = { -eligibility-notice }
present-thing-notice_copy = copy of the { -eligibility-notice }
present-thing-eligibility_certificate = { -eligibility-certificate }
present-thing-certificate_copy = copy of the { -eligibility-certificate }
present-thing-old_card = old health insurance card (健康保険証)
present-thing-mynumber_card_copy = copy of the { -card }

present-note-card = The registered card alone is enough.
present-note-card_without_pin = No PIN is needed: the reader checks the face, or staff compare it with the photo.
present-note-card_in_grace = Works for three months after the certificate ended, without medicine and treatment data; please renew soon.
present-note-card_at_home = The card also works for home and online visits; ask how when you book.
present-note-phone = Only at clinics and pharmacies equipped for it; always carry the card as well.
present-note-card_with_paper = The two together are enough even if the card cannot be read.
present-note-card_with_paper_ask = Online, the PIN or the certificate may be needed: have both ready, and ask how to show them when you book.
present-note-card_with_paper_needed = The card alone is not enough here: always show both together.
present-note-card_with_paper_outage = While the machines are down, show both together and pay your own share only.
present-note-card_outage = Show the card; on a first visit fill in the 資格申立書 form, on a repeat visit the clinic looks at its record. You need not pay the full cost.
present-note-certificate = If you have been given an { -eligibility-certificate }, it is enough by itself; check its last day (有効期限).
present-note-paper_led = Enough by itself when teachers or nursery staff take the child; the card is not needed.
present-note-certificate_copy_led = For a child without a usable { -registered-card }: leave a copy of the { -eligibility-certificate } with the school or nursery.
present-note-card_led = The child's own card works too; decide whether the child should carry it, as it can be lost.
present-note-old_card = Valid until the day printed on it; some, such as municipal ones (国民健康保険), ended before 1 December 2025.

present-why-card_too = Not enough by itself: show it together with the card.
present-why-only_led = Enough by itself only when teachers or nursery staff take the child; alone or with a parent, show the card.
present-why-led_scene = On a school trip or from a nursery, with its staff, this is enough by itself (choose that scene); at any other visit show it with the card.
present-why-card_away = It counts only together with the card; while the card is away, you need an { -eligibility-certificate }.
present-why-not_registered = This paper is for holders of a usable { -registered-card }; use an { -eligibility-certificate }, or at school or nursery its copy.
present-why-copy_only_led = A copy is enough only when school or nursery staff take the child.
present-why-certificate_copy = A copy is not enough: show the { -eligibility-certificate } itself.
present-why-copy_for_unregistered = The copy is for children without a usable { -registered-card }; use the PDF or the notice.
present-why-old_card = Old insurance cards have not been valid since 2 December 2025.
present-why-card_copy = A copy of the card holds no insurance data, and its back shows the personal number: do not hand one out.

present-nothing-pay_in_full = Pay the full cost (10割) for now, keep the receipt, and claim the money back from the { -insurer } with a 療養費支給申請書; ask at the counter whether it can be settled at the next visit.
present-nothing-emergency = Get treated first. If nothing can be confirmed, pay the full cost (10割), keep the receipt, and claim it back with a 療養費支給申請書.

present-step-give_card_to_ambulance = Give the card to the ambulance crew (マイナ救急): it tells them about medicines and earlier treatment.
present-step-papers_can_wait = Get help before looking for papers; ask at the counter whether they can be shown later.
present-step-ask_when_booking = When you book, ask how the card will be read.
present-step-staff_hand_in_paper = The teacher or carer says that the child is in the school's or nursery's charge and shows the paper.
present-step-leave_paper_beforehand = Leave the paper or a copy with the nursery beforehand.
present-step-save_childs_pdf = Save the child's PDF in a parent's { -portal } app, logged in with the child's card and PIN.
present-step-guardian_shows_card = When a parent takes the child, the child's card is shown.
present-step-show_both = Show the card together with the eligibility PDF (or screen) or the notice.
present-step-say_seen_before = If you have been there before, say so: the clinic can check its record.
present-step-fill_declaration = On a first visit without a paper, ask for the form 資格申立書. What this notebook knows of insurer, numbers and name can be copied; the rest is written by hand.
present-step-put_card_on_reader = Put the card on the reader at the reception.
present-step-parent_puts_card = A parent puts the child's card on the reader and enters the four-digit PIN; a card made before the first birthday has no photo and needs the PIN.
present-step-parent_puts_card_without_pin = A parent puts the child's card on the reader and says that the PIN cannot be used.
present-step-face_or_pin = The check is by face or four-digit PIN; a reader without a camera takes the PIN or a look by the staff.
present-step-face_or_look = Leave the PIN out: let the reader check the face, or the staff compare it with the photo.
present-step-staff_compare_face = If the child cannot do it, staff can compare the face with the photo (目視確認).
present-step-choose_consent = Choose whether to share medicine and treatment data; you can be seen without consenting.
present-step-tell_medicines = Tell them what medicines are taken: that data is not passed on now.
present-step-take_card_back = Do not forget to take the card back.
present-step-ask_for_phone_reader = Ask beforehand whether phones are accepted, and carry the card too.
present-step-register_at_reader = The card can be registered at the reader; until that is done it does not work as insurance card.
present-step-suspend_card = Have the card suspended: call 0120-95-0178, day or night, every day.
present-step-certificate_meanwhile = For visits until the new card is there, apply to the { -insurer } for an { -eligibility-certificate }.
present-step-reset_pin = The PIN can be reset at the counter of the municipality you live in; with the signature password also by app and convenience-store kiosk.
present-step-renew_soon = Renew the { -user-certificate } right away at the municipality you live in; the three months are counted in two ways, so do not rely on the last day.
present-step-save_pdf_beforehand = Save the eligibility PDF on the phone beforehand, in case the card cannot be read.
present-step-report_clinic = A clinic that does not take the card can be reported to 0120-95-0178.
present-step-look_up_online = Until the end of March 2026 the counter may look the insurance up as an exception: ask, but do not count on it.
present-step-shred_old_card = The old insurance card may be thrown away, cut up so that names and numbers cannot be read.
present-step-limit_without_application = For high bills no 限度額適用認定証 is needed: at the counter you pay no more than the limit.
present-step-tax_return_data = For the tax deduction (医療費控除) the data in { -portal } can be used; check that past data is shown.
present-step-school_injury = For injuries at school or nursery there is a scheme of its own (災害共済給付); whether to show the { -child-certificate } differs from town to town, so ask the school or nursery.
present-step-child_certificate = Show the { -child-certificate } too, if there is one; carry it even where the card holds it. Towns differ.

# The form 資格申立書 (declaration-…): its lines beside those of papers, and what is not in the notebook
declaration-scheme = kind of insurance (保険の種別)
declaration-scheme-work = through work (社保)
declaration-scheme-national = National Health Insurance (国保)
declaration-scheme-late_elderly = for the late elderly (後期高齢者医療)
declaration-workplace = workplace, if insured through work (事業所名)
declaration-phone = telephone number (連絡先)
declaration-by_hand = (not in the notebook: write it by hand)
