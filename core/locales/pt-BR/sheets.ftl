sheet-made-on = Feito em { $date }

## The recovery sheet
sheet-recovery-title = Folha para abrir de novo a caderneta (資格手帳)
sheet-recovery-what = Se o celular se perder ou quebrar, com esta folha a família abre de novo a caderneta.
sheet-recovery-passphrase = Frase secreta (合言葉)
sheet-recovery-write = Escreva a frase secreta com clareza, com maiúsculas, minúsculas e espaços exatamente como são.
sheet-recovery-printed = Digite exatamente assim, com maiúsculas, minúsculas e espaços.
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
