package dev.techo.app

import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.compose.BackHandler
import androidx.activity.compose.setContent
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import dev.techo.JapanClock
import dev.techo.model.Lang
import java.io.File
import kotlin.concurrent.thread
import kotlinx.coroutines.Dispatchers

/** The one activity: opens the notebook and shows the family. */
class MainActivity : ComponentActivity() {
    private var book: FamilyBook? = null

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        val file = NotebookFile(File(filesDir, "family.techo"), AndroidKeys(File(filesDir, "family.key")))
        setContent {
            TechoTheme {
                WithNotebook(file, Lang.JA, Dispatchers.IO) { notebook ->
                    Family(remember(notebook) { FamilyBook(notebook, JapanClock.System, Lang.JA).also(::begin) })
                }
            }
        }
    }

    private fun begin(book: FamilyBook) {
        this.book = book
        thread { book.tidy() }
    }

    /** In the background the system may end the app without a word. On another thread: work under way is waited for. */
    override fun onStop() {
        super.onStop()
        book?.let { thread { it.sleep() } }
    }
}

/** The screens, with the phone's own way back. */
@Composable
private fun Family(book: FamilyBook) {
    var shown by rememberSaveable { mutableStateOf<String?>(null) }
    BackHandler(enabled = shown != null) { shown = null }
    TechoApp(book, AndroidPictures, Dispatchers.IO, shown) { shown = it }
}
