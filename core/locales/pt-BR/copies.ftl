# Copies in which something is hidden, and texts from a QR code.
error-cannot_mask = Não é certo que todos os números da página foram encontrados; por isso a cópia com números cobertos não é feita.
masked-warning-expired = O documento passou da 有効期限 (data de validade).
masked-warning-saved_long_ago = O documento foi salvo há mais de 90 dias.
masked-warning-no_date = O documento não tem data que diga a que dia se refere.
masked-warning-pictures_hidden = Imagens e desenhos também foram cobertos, porque podem conter números.
masked-warning-others_hidden = Outras pessoas da mesma página também foram cobertas.
handout-warning-extract = Extrato: as outras pessoas da mesma página foram removidas.
option-version = versão
option-format = formato
