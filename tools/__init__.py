"""The author's side: from masters in course/ to notebooks in source/ and release/."""
