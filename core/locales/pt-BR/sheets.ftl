sheet-made-on = Feito em { $date }

## The recovery sheet
sheet-recovery-title = Folha para abrir de novo a caderneta (資格手帳)
sheet-recovery-what = Se o celular se perder ou quebrar, com esta folha a família abre de novo a caderneta.
sheet-recovery-passphrase = Frase secreta (合言葉)
sheet-recovery-write = Escreva a frase secreta com clareza, com maiúsculas e minúsculas como são. Cada intervalo vale um espaço.
sheet-recovery-printed = Digite exatamente assim, com maiúsculas e minúsculas. Cada intervalo vale um espaço.
sheet-recovery-backup = Onde está a cópia de segurança (控え)
sheet-recovery-steps = Como abrir
sheet-recovery-step-1 = Instale 資格手帳 no celular ou computador novo.
sheet-recovery-step-2 = Pegue o arquivo da cópia no lugar escrito acima.
sheet-recovery-step-3 = Escolha “restaurar de uma cópia” (控えから戻す) e digite a frase secreta.
sheet-recovery-step-4 = Confira se estão todos os documentos da família e faça uma cópia nova.
sheet-recovery-care = Importante
sheet-recovery-care-1 = Guarde esta folha fora da vista, como a caderneta do banco. Não fotografe nem envie.
sheet-recovery-care-2 = Ao mudar a frase secreta, refaça esta folha e destrua a antiga.
sheet-recovery-care-3 = Sem a frase secreta e sem a chave, ninguém abre a caderneta. Os documentos podem ser obtidos de novo, por exemplo no マイナポータル.

## The parent's copy of a hand-out
sheet-parent-title = Via dos pais (não entregar à escola)
sheet-parent-what = Estas folhas deixam o documento do seguro de saúde da criança com a escola ou creche.
sheet-parent-print = Imprima em tamanho real (100 %), em um só lado do papel.
sheet-parent-hand-in = Entregue a página do documento original (もとの書類) e a página com os números. Guarde esta via em casa.
sheet-parent-use = Quando a escola levar a criança à clínica ou farmácia, este documento basta. O マイナンバーカード não é necessário.
sheet-parent-self = Quando você mesmo levar a criança, mostre o マイナ保険証 ou o certificado (資格確認書).
sheet-parent-no-card = Não entregue cópia do マイナンバーカード. Ela não serve na clínica.
sheet-parent-written = O que você escreveu (telefone, alergias) também é impresso. Confira se está certo.
sheet-parent-return = Peça que devolvam ou destruam as folhas até { $date }.
sheet-parent-return-open = Peça que devolvam ou destruam as folhas depois do uso.
sheet-parent-change = Quando o seguro mudar, pegue de volta as folhas antigas e entregue as novas.
sheet-parent-for = Criança: { $name }

## The overview of the family's papers
sheet-overview-title = Documentos da família
sheet-overview-what = Esta lista é para casa. Ela tem todos os números: não entregue à escola nem à clínica e guarde fora da vista.
sheet-overview-empty = Nenhum documento em uso.

## Options
option-class = turma
option-phone = telefone
option-emergency = contato de emergência
option-allergies = alergias
option-second_lang = segunda língua
option-per_child = linhas de cada criança

