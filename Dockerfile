# One image for web, worker and beat. It holds no secrets: everything comes from the environment.
FROM python:3.13-slim
WORKDIR /srv/wsn-privacy
ENV PYTHONUNBUFFERED=1 PATH=/srv/wsn-privacy/.venv/bin:$PATH
RUN useradd --system --no-create-home wsn && pip install --no-cache-dir uv==0.13.9
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-dev --no-cache --compile-bytecode
COPY . .
RUN SECRET_KEY=build JOURNAL_KEY=build LDV_KEY=build FILES_KEY=build python manage.py collectstatic --no-input && mkdir -p /files /heads && chown -R wsn var /files /heads
USER wsn
EXPOSE 8000
CMD ["gunicorn", "--bind", "0.0.0.0:8000"]
