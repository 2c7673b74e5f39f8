package dev.techo.app

import dev.techo.Notebook
import dev.techo.NotebookException
import dev.techo.newKey
import java.io.File

/** Where the notebook's key lives. On a phone: wrapped by a key of the Android Keystore. */
interface KeyKeeper {
    /** The 32 bytes, or `null` before the first use. */
    fun load(): ByteArray?

    /** Keeps 32 bytes for ever. */
    fun save(key: ByteArray)
}

/** Opens the family's notebook, or makes it on first use. */
class NotebookFile(private val file: File, private val keys: KeyKeeper) {
    /** The notebook. A file that does not open is never deleted or replaced: it is the family's papers. */
    fun open(): Notebook {
        val kept = keys.load()
        if (kept == null && file.exists()) throw NotebookException.Exists()
        val key = kept ?: newKey().also(keys::save)
        return try {
            Notebook.open(file.path, key)
        } catch (none: NotebookException.NotFound) {
            Notebook.create(file.path, key)
        } finally {
            key.fill(0)
        }
    }
}
