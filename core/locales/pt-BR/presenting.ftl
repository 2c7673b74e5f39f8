# What to bring and show: things (present-thing-…), notes on what is enough (present-note-…), why a paper alone is not
# (present-why-…), what to do with nothing at hand (present-nothing-…), what happens at the counter (present-step-…).
present-thing-mynumber_card = { -card }
present-thing-phone_card = { -registered-card } no celular
present-thing-eligibility_pdf = { -eligibility-pdf }
present-thing-eligibility_notice = { -eligibility-notice }
present-thing-notice_copy = cópia do { -eligibility-notice }
present-thing-eligibility_certificate = { -eligibility-certificate }
present-thing-certificate_copy = cópia do { -eligibility-certificate }
present-thing-old_card = cartão de seguro antigo (健康保険証)
present-thing-mynumber_card_copy = cópia do { -card }

present-note-card = O cartão registrado basta sozinho.
present-note-card_without_pin = Não é preciso senha: o leitor confere o rosto, ou os funcionários comparam com a foto.
present-note-card_in_grace = Funciona por três meses após o vencimento do certificado, sem dados de remédios e consultas; renove logo.
present-note-card_at_home = O cartão também serve em visitas em casa e consultas online; pergunte como ao marcar.
present-note-phone = Só em clínicas e farmácias equipadas para isso; leve sempre o cartão também.
present-note-card_with_paper = Os dois juntos bastam mesmo que o cartão não possa ser lido.
present-note-card_with_paper_ask = Na consulta online a senha ou o certificado podem ser necessários: tenha os dois prontos e pergunte, ao marcar, como mostrá-los.
present-note-card_with_paper_needed = Aqui o cartão sozinho não basta: mostre sempre os dois juntos.
present-note-card_with_paper_outage = Enquanto as máquinas estiverem fora do ar, mostre os dois juntos e pague só a sua parte.
present-note-card_outage = Mostre o cartão; na primeira consulta preencha o formulário 資格申立書, no retorno a clínica consulta seu registro. Não é preciso pagar o custo total.
present-note-certificate = Se você recebeu um { -eligibility-certificate }, ele basta sozinho; confira a validade (有効期限).
present-note-paper_led = Basta sozinho quando professores ou a equipe da creche levam a criança; o cartão não é necessário.
present-note-certificate_copy_led = Para a criança sem { -registered-card } utilizável: deixe uma cópia do { -eligibility-certificate } na escola ou creche.
present-note-card_led = O cartão da própria criança também serve; decida se ela deve levá-lo, pois pode se perder.
present-note-old_card = Vale até a data impressa; alguns, como os municipais (国民健康保険), venceram antes de 1º de dezembro de 2025.

present-why-card_too = Não basta sozinho: mostre junto com o cartão.
present-why-only_led = Só basta sozinho quando professores ou a equipe da creche levam a criança; sozinha ou com os pais, mostre o cartão.
present-why-led_scene = Em passeio da escola ou na creche, com a equipe dela, isto basta sozinho (escolha essa situação); em outras consultas, mostre junto com o cartão.
present-why-card_away = Só vale junto com o cartão; enquanto ele não estiver em mãos, é preciso um { -eligibility-certificate }.
present-why-not_registered = Este papel é para quem tem um { -registered-card } utilizável; use um { -eligibility-certificate } ou, na escola ou creche, a cópia dele.
present-why-copy_only_led = A cópia só basta quando a equipe da escola ou creche leva a criança.
present-why-certificate_copy = A cópia não basta: mostre o próprio { -eligibility-certificate }.
present-why-copy_for_unregistered = A cópia é para crianças sem { -registered-card } utilizável; use o PDF ou o aviso.
present-why-old_card = Os cartões de seguro antigos não valem desde 2 de dezembro de 2025.
present-why-card_copy = A cópia do cartão não traz dados do seguro, e o verso mostra o número pessoal: não a entregue.

present-nothing-pay_in_full = Pague por enquanto o custo total (10割), guarde o recibo e peça o reembolso à { -insurer } com uma 療養費支給申請書; pergunte no balcão se pode ser acertado na próxima consulta.
present-nothing-emergency = Receba o tratamento primeiro. Se nada puder ser confirmado, pague o custo total (10割), guarde o recibo e peça o reembolso com uma 療養費支給申請書.

present-step-give_card_to_ambulance = Entregue o cartão à equipe da ambulância (マイナ救急): ele informa sobre remédios e tratamentos anteriores.
present-step-papers_can_wait = Busque ajuda antes de procurar papéis; pergunte no balcão se podem ser mostrados depois.
present-step-ask_when_booking = Ao marcar, pergunte como o cartão será lido.
present-step-staff_hand_in_paper = O professor ou cuidador diz que a criança está sob os cuidados da escola ou creche e mostra o papel.
present-step-leave_paper_beforehand = Deixe o papel ou uma cópia na creche com antecedência.
present-step-save_childs_pdf = Salve o PDF da criança no aplicativo { -portal } dos pais, entrando com o cartão e a senha da criança.
present-step-guardian_shows_card = Quando os pais levam a criança, mostra-se o cartão da criança.
present-step-show_both = Mostre o cartão junto com o PDF (ou a tela) de elegibilidade ou o aviso.
present-step-say_seen_before = Se já foi atendido ali, diga: a clínica pode consultar seu registro.
present-step-fill_declaration = Na primeira consulta sem papel, peça o formulário 資格申立書. O que este caderno sabe (seguradora, números, nome) pode ser copiado; o resto é escrito à mão.
present-step-put_card_on_reader = Coloque o cartão no leitor da recepção.
present-step-parent_puts_card = Um dos pais coloca o cartão da criança no leitor e digita a senha de quatro dígitos; o cartão feito antes de 1 ano não tem foto e precisa da senha.
present-step-parent_puts_card_without_pin = Um dos pais coloca o cartão da criança no leitor e diz que a senha não pode ser usada.
present-step-face_or_pin = A conferência é pelo rosto ou pela senha de quatro dígitos; o leitor sem câmera usa a senha ou a conferência pelos funcionários.
present-step-face_or_look = Deixe a senha de lado: o leitor confere o rosto, ou os funcionários comparam com a foto.
present-step-staff_compare_face = Se a criança não conseguir, os funcionários podem comparar o rosto com a foto (目視確認).
present-step-choose_consent = Escolha se quer mostrar os dados de remédios e consultas; pode ser atendido sem consentir.
present-step-tell_medicines = Diga quais remédios são tomados: esses dados não são transmitidos agora.
present-step-take_card_back = Não esqueça de pegar o cartão de volta.
present-step-ask_for_phone_reader = Pergunte antes se o celular é aceito e leve o cartão também.
present-step-register_at_reader = O cartão pode ser registrado no leitor; até lá não serve como cartão de seguro.
present-step-suspend_card = Peça a suspensão do cartão: ligue 0120-95-0178, 24 horas, todos os dias.
present-step-certificate_meanwhile = Para consultas até o novo cartão chegar, peça à { -insurer } um { -eligibility-certificate }.
present-step-reset_pin = A senha pode ser redefinida no balcão da prefeitura onde você mora; com a senha de assinatura, também pelo aplicativo e no terminal de loja de conveniência.
present-step-renew_soon = Renove já o { -user-certificate } na prefeitura onde você mora; os três meses são contados de duas formas, não conte com o último dia.
present-step-save_pdf_beforehand = Salve antes o PDF de elegibilidade no celular, para o caso de o cartão não ser lido.
present-step-report_clinic = Uma clínica que não aceita o cartão pode ser comunicada ao 0120-95-0178.
present-step-look_up_online = Até o fim de março de 2026 o balcão pode consultar o seguro como exceção: pergunte, mas não conte com isso.
present-step-shred_old_card = O cartão de seguro antigo pode ser jogado fora, picado de modo que nomes e números não possam ser lidos.
present-step-limit_without_application = Em contas altas não é preciso o 限度額適用認定証: no balcão você não paga mais que o limite.
present-step-tax_return_data = Para a dedução do imposto (医療費控除) podem-se usar os dados do { -portal }; confira se os dados passados aparecem.
present-step-school_injury = Para acidentes na escola ou creche há um sistema próprio (災害共済給付); mostrar ou não o { -child-certificate } varia de cidade para cidade, então pergunte à escola ou creche.
present-step-child_certificate = Mostre também o { -child-certificate }, se houver; leve-o mesmo onde o cartão já o contém. Cada cidade é diferente.

# The form 資格申立書 (declaration-…): its lines beside those of papers, and what is not in the notebook
declaration-scheme = tipo de seguro (保険の種別)
declaration-scheme-work = pelo trabalho (社保)
declaration-scheme-national = Seguro Nacional de Saúde (国保)
declaration-scheme-late_elderly = para idosos (後期高齢者医療)
declaration-workplace = local de trabalho, se o seguro é pelo trabalho (事業所名)
declaration-phone = telefone de contato (連絡先)
declaration-by_hand = (não está no caderno: escreva à mão)
