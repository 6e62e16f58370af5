"""One module per noun; each offers `commands()`, made anew so that help texts are in the language in use."""
