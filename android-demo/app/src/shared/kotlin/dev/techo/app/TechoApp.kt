package dev.techo.app

import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.produceState
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import dev.techo.Notebook
import dev.techo.NotebookException
import dev.techo.model.Lang
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.withContext

/** Width of the clinic screen's picture: sharp on every phone, and quick to draw. */
private const val CLINIC_WIDTH_PX = 1080

/**
 * The app: the family board, and from it the clinic screen.
 *
 * [worker] is where the library is called (`Dispatchers.IO` on a phone). [shown] is the member whose clinic screen is
 * open; the host changes it too, for its own way back.
 */
@Composable
fun TechoApp(
    book: FamilyBook,
    pictures: Pictures,
    worker: CoroutineContext,
    shown: String?,
    onShow: (String?) -> Unit,
) {
    Surface(color = MaterialTheme.colorScheme.background, modifier = Modifier.fillMaxSize()) {
        if (shown == null) {
            Loaded(book.lang, worker, key = book, load = book::board) { rows ->
                BoardScreen(rows, book.notice, onMember = onShow)
            }
        } else {
            Loaded(book.lang, worker, key = book to shown, load = {
                val page = book.clinic(shown, CLINIC_WIDTH_PX)
                page.card to pictures.decode(page.png)
            }) { (card, picture) -> ClinicScreen(card, picture, onBack = { onShow(null) }) }
        }
    }
}

/** The same, keeping by itself which member is shown. */
@Composable
fun TechoApp(book: FamilyBook, pictures: Pictures, worker: CoroutineContext) {
    var shown by rememberSaveable { mutableStateOf<String?>(null) }
    TechoApp(book, pictures, worker, shown) { shown = it }
}

/** Opens the notebook first, and says why it does not open. */
@Composable
fun WithNotebook(
    file: NotebookFile,
    lang: Lang,
    worker: CoroutineContext,
    content: @Composable (Notebook) -> Unit,
) {
    Loaded(lang, worker, key = file, load = file::open, content)
}

/** What the library gives, once it is there; its refusal as a sentence otherwise. */
@Composable
private fun <T : Any> Loaded(
    lang: Lang,
    worker: CoroutineContext,
    key: Any,
    load: () -> T,
    content: @Composable (T) -> Unit,
) {
    val loading by produceState<Loading<T>>(Loading.Waiting, key) {
        value = withContext(worker) {
            try {
                Loading.Ready(load())
            } catch (refusal: NotebookException) {
                Loading.Refused(refusal.sentence(lang))
            }
        }
    }
    when (val now = loading) {
        is Loading.Waiting -> Text(Labels.LOADING, Modifier.padding(24.dp))
        is Loading.Ready -> content(now.value)
        is Loading.Refused ->
            Text(now.sentence, Modifier.padding(24.dp), style = MaterialTheme.typography.bodyLarge)
    }
}

/** What a screen has to show: not there yet, there, or refused with a sentence. */
private sealed interface Loading<out T> {
    data object Waiting : Loading<Nothing>
    data class Ready<T>(val value: T) : Loading<T>
    data class Refused(val sentence: String) : Loading<Nothing>
}
