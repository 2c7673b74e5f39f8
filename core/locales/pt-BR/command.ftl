# What the command techo says to people beside the texts of papers, rules and errors.
command-column-member = membro
command-column-id = ID
command-column-document = ID do documento
command-column-kind = documento
command-column-state = situação
command-state-in_use = em uso
command-state-superseded = substituído
command-state-expired = vencido
command-state-binned = na lixeira
command-outcome-new = guardado para um novo membro
command-outcome-same = já estava guardado, nada mudou
command-outcome-newer = guardado como documento mais novo
command-outcome-older = guardado como documento mais antigo
command-outcome-changed_insurer = guardado: a seguradora mudou
command-outcome-ask = de quem é? Nada foi guardado ainda
command-outcome-error = não foi guardado
command-ask-hint = Se for deste membro, execute de novo com --member { $id }; se for uma pessoa nova, com --new-member.
command-empty-family = Ainda não há documentos. Importe um com techo add.
command-nothing-due = Nada a avisar hoje.
command-source = Fontes: { $sources }
command-written = Gravado: { $file }
command-handout-print = Imprima em um só lado do papel, em tamanho real (100%).
command-noted = Anotado.
command-init = A caderneta foi criada: { $file }. Guarde uma cópia do arquivo da chave em outro lugar: sem ela ninguém abre a caderneta.
command-tour-title = A caderneta de uma família fictícia ({ $date })
command-tour-files = O que foi feito:
command-tour-screen = tela para o balcão da clínica de { $name }
command-tour-handout = folhas para a escola ({ $name })
command-tour-calendar = calendário dos prazos
command-tour-store = a caderneta criptografada
command-tour-key = a chave da caderneta
command-stage-fine = { $days ->
    [one] Nada a fazer por enquanto: falta { $days } dia para o fim do certificado eletrônico.
   *[other] Nada a fazer por enquanto: faltam { $days } dias para o fim do certificado eletrônico.
}
command-stage-renewable = { $days ->
    [one] Já pode ser renovado: falta { $days } dia para o fim do certificado eletrônico.
   *[other] Já pode ser renovado: faltam { $days } dias para o fim do certificado eletrônico.
}
command-stage-grace = O certificado eletrônico venceu. As clínicas ainda aceitam o cartão como cartão de seguro (マイナ保険証) por algum tempo.
command-stage-ended = Venceu e não serve mais como cartão de seguro (マイナ保険証).
command-renewable-from = primeiro dia para renovar
command-portal-login-until = último dia para usar o マイナポータル
command-grace-until = último dia prometido nas clínicas
command-column-saved = salvo ou emitido em
command-why-several_members = vários membros têm estes números e este nome
command-why-other_birth_date = mesmos números e nome, outra data de nascimento
command-why-no_branch = mesmo símbolo e número, mas sem número de ramo (枝番)
command-why-other_name = mesmos números, outro nome
command-why-other_branch = mesmo nome, símbolo e número, outro número de ramo (枝番)
command-why-other_numbers = mesmo nome e seguradora, outro símbolo ou número
command-why-other_insurer = mesmo nome, outra seguradora
command-why-in_bin = está na lixeira; com este documento, volta a aparecer
command-asks-replace_paper = Outro documento ainda mostra a seguradora ou os números antigos: troque-o.
command-asks-handout_stale = As folhas entregues à escola estão desatualizadas: imprima novas.
