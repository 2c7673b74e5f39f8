# What the rules say: notes on dates (deadline-…), next steps (step-…), warnings (warn-…).
# Days come as $date, $until, $from, $promised, $system; $days is a number of days.

# Notes on the dates of a card
deadline-estimated_dates = Estas datas foram calculadas pelo aniversário; confira no cartão e no { -portal }.
deadline-card_ends_with_certificate = Em { $date } o próprio { -card } vence junto com o certificado; as fontes divergem sobre o uso depois disso, então conte com que não funcione.
deadline-grace_end_disputed = As fontes divergem sobre o último dia de uso nas clínicas após o vencimento: { $promised } ou { $system }; siga a data mais cedo, { $promised }.
deadline-card_ended_with_certificate = Em { $date } o próprio { -card } venceu junto com o certificado; as fontes divergem sobre o uso, então conte com que não funcione.
deadline-grace_end_passed = { $promised } já passou; algumas fontes dizem { $system }, mas não conte com isso.
deadline-feb29_estimated = Para quem nasceu em 29 de fevereiro, contamos 28 de fevereiro nos anos comuns; confira a data no cartão.
deadline-age_line_doubtful = O cartão foi emitido quando o limite de idade mudava (abril de 2022), por isso usamos a data mais cedo; confira a data no cartão.
deadline-renewed_early = O certificado conta como renovado antes do vencimento; o último dia passa a ser { $date }.
deadline-stay_ends_first = O { -card } vence com o período de permanência (在留期間) em { $date }; depois de prorrogar a permanência, prorrogue também o cartão.
deadline-stay_ended_first = O { -card } venceu com o período de permanência (在留期間) em { $date }.
deadline-dates_disagree = O certificado duraria mais que o cartão, o que não é possível; confira as datas informadas.
deadline-reissue_takes_a_month = Um cartão novo leva cerca de um mês entre o pedido e a retirada.

# Next steps
step-remember_renewal = Pode ser renovado a partir de { $from }; você será avisado então.
step-remember_new_card = Um cartão novo pode ser pedido a partir de { $from }; você será avisado então.
step-renew_certificate = Renove o { -user-certificate } no balcão da prefeitura onde você mora até { $until }; não é preciso pedido prévio.
step-renew_certificate_now = Renove o { -user-certificate } já, no balcão da prefeitura onde você mora, no máximo até { $until }.
step-renew_certificate_late = Peça um novo { -user-certificate } no balcão da prefeitura onde você mora.
step-fetch_pdf = Salve um novo { -eligibility-pdf } do { -portal } até { $until }; depois disso não será possível entrar até a renovação.
step-wait_a_day = Depois da renovação, conte cerca de um dia até que funcione.
step-apply_new_card = Peça um novo { -card } até { $until }: leva cerca de um mês.
step-apply_new_card_now = Peça já um novo { -card }: leva cerca de um mês.
step-apply_new_card_late = Se ainda não pediu, peça um novo { -card }: leva cerca de um mês.
step-ask_eligibility_certificate = Se não chegou um { -eligibility-certificate }, peça à { -insurer }; ele basta sozinho na clínica.
step-ask_eligibility_certificate_meanwhile = Se o cartão novo não chegar a tempo, peça à { -insurer } um { -eligibility-certificate }.
step-check_registration = Depois, verifique no { -portal } ou no leitor da clínica se o cartão continua registrado como seguro.
step-check_phone = Depois da renovação, verifique se o cartão no celular ainda funciona; talvez seja preciso adicioná-lo de novo.
step-ask_about_stay = Depois de prorrogar a permanência, prorrogue o cartão no balcão da prefeitura onde você mora até { $until }.
step-renew_eligibility_certificate = Se o próximo { -eligibility-certificate } não chegar até { $until }, pergunte à { -insurer }.
step-replace_eligibility_certificate = Se o próximo { -eligibility-certificate } não chegou, peça à { -insurer }; com um { -registered-card } você pode usá-lo.
step-fetch_new_pdf = Entre no { -portal } com o cartão da própria pessoa, salve um novo { -eligibility-pdf } e adicione aqui.
step-fetch_pdf_after_renewal = Depois de renovar o certificado ou o cartão, salve um novo { -eligibility-pdf } do { -portal }.
step-check_new_insurer = Confira se o novo PDF mostra a seguradora atual; os dados novos podem levar cerca de duas semanas para aparecer.
step-ask_insurer_meanwhile = Se precisar de consulta antes de os dados novos aparecerem, pergunte à { -insurer } sobre o { -eligibility-certificate }.
step-print_new_sheet = Com o novo PDF, imprima a folha de novo e entregue até { $until }.
step-ask_for_notice = Se não chegou um novo { -eligibility-notice }, salve o PDF do { -portal } ou pergunte à { -insurer }.
step-renew_child_certificate = Se o próximo { -child-certificate } não chegar até { $until }, pergunte à prefeitura onde você mora.
step-replace_child_certificate = Se o próximo { -child-certificate } não chegou, pergunte à prefeitura onde você mora; passada a idade, não é preciso fazer nada.
step-late_elderly_all = No sistema médico para idosos (後期高齢者医療), um novo { -eligibility-certificate } chega a todos até o fim de julho.
step-late_elderly_by_age = No sistema médico para idosos (後期高齢者医療), quem tinha 85 anos ou mais em 1º de agosto de 2026 recebe o { -eligibility-certificate } automaticamente; os mais novos com { -registered-card } recebem um { -eligibility-notice } e pedem se precisarem.
step-elderly_70 = A taxa de participação muda; se nenhum papel novo chegar antes de { $until }, pergunte à { -insurer }.
step-late_elderly_75 = O seguro passa para o 後期高齢者医療 e os papéis antigos valem só até a véspera; se nenhum novo chegar antes de { $until }, pergunte à prefeitura onde você mora.
step-correct_date = Quando souber as novas datas, registre-as aqui.
step-correct_estimate = Esta data foi calculada pela data de nascimento. Se já renovou, registre aqui a nova data de vencimento, que aparece no { -portal } ou no papel recebido.

# Warnings: a short title (fit for a lock screen, without names or numbers) and one clear sentence
days-left = { $days ->
    [0] hoje é o último dia
    [one] falta { $days } dia
   *[other] faltam { $days } dias
}
warn-estimated = { $text } (Esta data foi calculada pelo nascimento e pela emissão do cartão.)
warn-certificate-renewable-title = O certificado já pode ser renovado
warn-certificate-renewable-text = O { -user-certificate } vale até { $date } ({ days-left }) e já pode ser renovado.
warn-certificate-ending-title = O certificado vence em breve
warn-certificate-ending-text = O { -user-certificate } vence em { $date } ({ days-left }); depois disso não será possível entrar no { -portal }.
warn-certificate-grace-title = O certificado venceu
warn-certificate-grace-text = O { -user-certificate } venceu em { $date }; as clínicas ainda aceitam o cartão até { $until }, sem dados de remédios e tratamentos, e não é possível entrar no { -portal }.
warn-certificate-ended-title = O prazo do cartão nas clínicas acabou
warn-certificate-ended-text = O { -user-certificate } venceu em { $date } e o prazo adicional também acabou; conte com que o cartão não seja aceito nas clínicas.
warn-certificate-renewed-title = Confira uma data calculada
warn-certificate-renewed-text = Pelo cálculo, o { -user-certificate } venceu em { $date }, mas um PDF foi salvo depois disso, portanto ele foi renovado; registre a nova data de vencimento.
warn-card-renewable-title = Já se pode pedir um cartão novo
warn-card-renewable-text = O { -card } vale até { $date } ({ days-left }); já se pode pedir um novo.
warn-card-ending-title = O cartão vence em breve
warn-card-ending-text = O { -card } vence em { $date } ({ days-left }); um novo leva cerca de um mês.
warn-stay-ending-text = O { -card } vence com o período de permanência (在留期間) em { $date } ({ days-left }).
warn-card-ended-title = O cartão venceu
warn-card-ended-text = O { -card } venceu em { $date }; conte com que não seja aceito nas clínicas.
warn-eligibility_certificate-ending-title = O certificado de elegibilidade vence em breve
warn-eligibility_certificate-ending-text = O { -eligibility-certificate } vale até { $date } ({ days-left }).
warn-eligibility_certificate-ended-title = O certificado de elegibilidade venceu
warn-eligibility_certificate-ended-text = O { -eligibility-certificate } venceu em { $date } e não serve mais na clínica.
warn-certificate-missing-title = Falta um certificado de elegibilidade
warn-certificate-missing-text = O cartão consta como não registrado como seguro, e não há { -eligibility-certificate } neste caderno; ele é necessário para consultas.
warn-copay-ending-title = A coparticipação pode mudar em breve
warn-copay-ending-text = A coparticipação no { $kind ->
    [eligibility_notice] { -eligibility-notice }
   *[other] { -eligibility-pdf }
} vale até { $date } ({ days-left }); depois disso pode mudar.
warn-copay-ended-title = A coparticipação está vencida
warn-copay-ended-text = A coparticipação no { $kind ->
    [eligibility_notice] { -eligibility-notice }
   *[other] { -eligibility-pdf }
} venceu em { $date } e pode ter mudado.
warn-pdf-old-title = Um PDF de elegibilidade está antigo
warn-pdf-old-text = O { -eligibility-pdf } foi salvo em { $date }, há { $days } dias; convém salvar um novo antes de entregar à escola.
warn-pdf-before_event-title = Um PDF de elegibilidade estará antigo no dia do uso
warn-pdf-before_event-text = O { -eligibility-pdf } foi salvo em { $date } e terá { $days } dias em { $until }, dia em que será usado; convém salvar um novo.
warn-pdf-former_insurer-title = Um PDF de elegibilidade é do seguro anterior
warn-pdf-former_insurer-text = O { -eligibility-pdf } foi salvo em { $date } e mostra o seguro válido até { $until }; salve o do seguro atual.
warn-paper-former_insurer-title = Um documento é do seguro anterior
warn-paper-former_insurer-text = O { $kind ->
    [eligibility_notice] { -eligibility-notice }
   *[other] { -eligibility-certificate }
} mostra o seguro válido até { $until }; troque-o pelo do seguro atual.
warn-child_certificate-ending-title = O certificado médico infantil vence em breve
warn-child_certificate-ending-text = O { -child-certificate } vale até { $date } ({ days-left }).
warn-child_certificate-ended-title = O certificado médico infantil venceu
warn-child_certificate-ended-text = O { -child-certificate } venceu em { $date }.
