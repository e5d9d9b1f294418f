// Solutions of notebooks/{{name}}.ipynb: each section replaces the cell tagged with its exercise.

// exercise: {{id}}-01
Exercise.Check("{{id}}-01", 1);
