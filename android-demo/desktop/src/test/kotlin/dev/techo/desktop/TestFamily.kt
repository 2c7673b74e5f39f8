package dev.techo.desktop

import dev.techo.JapanClock
import dev.techo.Notebook
import dev.techo.app.FamilyBook
import dev.techo.model.DateChange
import dev.techo.model.Lang
import dev.techo.model.Whose
import dev.techo.newKey
import dev.techo.noChange
import java.io.File
import java.nio.file.Files
import java.nio.file.Path
import java.time.LocalDate

/** A notebook in a new folder with the project's own family in it, on a fixed day. */
class TestFamily : AutoCloseable {
    val today: LocalDate = LocalDate.of(2026, 11, 21)
    private val folder: Path = Files.createTempDirectory("techo-demo")
    val notebook: Notebook = Notebook.create(folder.resolve("family.techo").toString(), newKey())
    val book = FamilyBook(notebook, JapanClock.Fixed(today), Lang.JA)

    /** Takes in the papers of the family; the father's certificate ends soon, the mother's has just ended. */
    fun withPapers(): TestFamily {
        val father = add("father")
        val mother = add("mother")
        add("daughter")
        add("son")
        setCard(father, birth = LocalDate.of(1982, 1, 20), issued = LocalDate.of(2022, 9, 1))
        setCard(mother, birth = LocalDate.of(1985, 10, 3), issued = LocalDate.of(2022, 5, 1))
        return this
    }

    private fun add(name: String): String {
        val pdf = File("${System.getProperty("techo.fixtures")}/family/$name.pdf").readBytes()
        return checkNotNull(notebook.addOn(pdf, Whose.Unknown, today).single().member)
    }

    private fun setCard(member: String, birth: LocalDate, issued: LocalDate) = notebook.setMember(
        member,
        noChange().copy(birthDate = DateChange.Set(birth), cardIssued = DateChange.Set(issued)),
        today,
    )

    override fun close() {
        notebook.finish()
        notebook.close()
        folder.toFile().deleteRecursively()
    }
}
